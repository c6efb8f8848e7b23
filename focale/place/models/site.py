"""An address where people come, and how to come there. An association has as many as it has."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Version


class Site(models.Model):
    name = models.CharField(_("nom"), max_length=80)
    address = models.CharField(_("adresse"), max_length=200)
    postcode = models.CharField(_("code postal"), max_length=10, blank=True)
    town = models.CharField(_("commune"), max_length=80)
    how_to_come = models.TextField(_("comment venir"), blank=True)
    access_words = models.TextField(_("accessibilité"), blank=True)
    opening_words = models.TextField(_("horaires"), blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        verbose_name = _("lieu")
        ordering = ["pk"]

    def __str__(self):
        return self.name

    @property
    def geo(self) -> str:
        """The address a telephone opens in its own map (RFC 5870); nothing where the point is not known."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"geo:{self.latitude:.6f},{self.longitude:.6f}"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        Version.bump("programme")
