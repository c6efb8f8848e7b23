"""How subtitles were before a gesture that touches many blocks, or before another hand went on."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .captions import Captions


class CaptionsVersion(models.Model):
    captions = models.ForeignKey(Captions, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    blocks = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("version de sous-titres")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["captions", "number"], name="captions_version_once")]

    def __str__(self):
        return f"{self.captions} · {self.number}"
