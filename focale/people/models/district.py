"""Priority districts (QPV), each in its version, and the streets the town hall lists for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.people.folding import fold


class District(models.Model):
    scheme = models.CharField(max_length=20, default="QPV")
    version = models.PositiveSmallIntegerField(_("version"), help_text="2015, 2024")
    code = models.CharField(_("code"), max_length=20)
    label = models.CharField(_("nom"), max_length=200)
    communes = models.JSONField(default=list, help_text="INSEE codes")
    commune_names = models.CharField(_("communes"), max_length=200, blank=True)
    geometry = models.JSONField(null=True, blank=True, help_text="GeoJSON Polygon or MultiPolygon, WGS 84")
    west = models.FloatField(null=True)
    south = models.FloatField(null=True)
    east = models.FloatField(null=True)
    north = models.FloatField(null=True)
    source_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("quartier prioritaire")
        ordering = ["-version", "label"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="district_once")]

    def __str__(self):
        return f"{self.label} ({self.code})"


class Street(models.Model):
    """A street, or a part of one by numbers, that lies in a district: no map needed."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="streets")
    town = models.CharField(_("commune"), max_length=80)
    name = models.CharField(_("voie"), max_length=160)
    first_number = models.PositiveIntegerField(null=True, blank=True)
    last_number = models.PositiveIntegerField(null=True, blank=True)
    side = models.CharField(max_length=4, blank=True, choices=[("odd", _("impairs")), ("even", _("pairs"))])
    folded = models.CharField(max_length=250, editable=False, db_index=True)

    class Meta:
        verbose_name = _("rue d'un quartier")

    def __str__(self):
        return f"{self.name}, {self.town}"

    def save(self, *args, **kwargs):
        self.folded = fold(f"{self.town} {self.name}")[:250]
        super().save(*args, **kwargs)
