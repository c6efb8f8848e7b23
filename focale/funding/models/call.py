"""A call for projects, or a yearly campaign, with its days."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Call(models.Model):
    """A call for projects, or a yearly campaign, with its days."""

    funder = models.ForeignKey("funding.Funder", on_delete=models.PROTECT, related_name="calls")
    name = models.CharField(_("nom"), max_length=160)
    year = models.PositiveSmallIntegerField(_("exercice"))
    opens_on = models.DateField(_("ouvre le"), null=True, blank=True)
    closes_on = models.DateField(_("dernier jour pour demander"))
    decided_on = models.DateField(_("réponse attendue le"), null=True, blank=True)
    link = models.URLField(_("adresse"), blank=True)
    words = models.TextField(_("ce qui est demandé"), blank=True)

    class Meta:
        verbose_name = _("appel à projets")
        ordering = ["-closes_on"]

    def __str__(self):
        return f"{self.name} {self.year}"
