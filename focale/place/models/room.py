"""A room. It is scarce: two things never happen in it at once, so its row is locked to plan in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Version


class Room(models.Model):
    site = models.ForeignKey(
        "place.Site", on_delete=models.PROTECT, related_name="rooms", verbose_name=_("lieu")
    )
    name = models.CharField(_("nom"), max_length=80)
    description = models.TextField(_("description"), blank=True)
    equipment_words = models.TextField(_("équipement"), blank=True)
    seats = models.PositiveSmallIntegerField(_("personnes au plus"), null=True, blank=True)
    is_step_free = models.BooleanField(_("accès sans marche"), default=False)
    is_shared = models.BooleanField(
        _("plusieurs activités à la fois"), default=False, help_text=_("une cour, un hall")
    )
    motif = models.CharField(max_length=20, blank=True, help_text="drawing when there is no picture")
    is_open = models.BooleanField(_("en service"), default=True)

    class Meta:
        verbose_name = _("salle")
        ordering = ["site", "name"]
        constraints = [models.UniqueConstraint(fields=["site", "name"], name="room_once")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        Version.bump("programme")
