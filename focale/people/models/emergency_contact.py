"""Somebody to call who is not a guardian: a neighbour, a grandparent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.people.folding import digits


class EmergencyContact(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="emergency_contacts")
    name = models.CharField(_("nom"), max_length=120)
    relation = models.CharField(_("lien"), max_length=60, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20)
    may_pick_up = models.BooleanField(_("peut venir chercher la personne"), default=False)
    call_order = models.PositiveSmallIntegerField(_("ordre d'appel"), default=1)

    class Meta:
        verbose_name = _("personne à prévenir")
        ordering = ["call_order", "pk"]

    def __str__(self):
        return f"{self.name} {self.phone}"

    def save(self, *args, **kwargs):
        self.phone = digits(self.phone)
        super().save(*args, **kwargs)
