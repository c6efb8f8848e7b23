"""A roll of film: scans that are measured together, so that their frames agree."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FilmKind(models.TextChoices):
    """What the person says it is; otherwise the program looks."""

    UNSAID = "", _("je ne sais pas")
    COLOUR = "colour", _("en couleur")
    MONO = "mono", _("en noir et blanc")


class Roll(models.Model):
    production = models.ForeignKey(
        "works.Production", on_delete=models.PROTECT, related_name="rolls", editable=False
    )
    title = models.CharField(_("nom de la pellicule"), max_length=80)
    film = models.CharField(_("film"), max_length=6, choices=FilmKind, default=FilmKind.UNSAID, blank=True)
    is_strips = models.BooleanField(_("plusieurs vues sur chaque scan"), default=False)
    picks = models.JSONField(default=dict, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("pellicule")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.title
