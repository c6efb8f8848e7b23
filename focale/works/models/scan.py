"""A scan of film in its roll: a frame, or a strip of several. What was measured on it stands beside it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .original import Original
from .roll import Roll


class Scan(models.Model):
    roll = models.ForeignKey(Roll, on_delete=models.CASCADE, related_name="scans")
    original = models.OneToOneField(Original, on_delete=models.CASCADE, related_name="scan")
    rank = models.PositiveSmallIntegerField(default=1)
    measured = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("scan")
        ordering = ["rank", "pk"]

    def __str__(self):
        return str(self.original)
