"""How subtitles were before a gesture that touches many blocks, or before another hand went on."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .captions import Captions

APART = timedelta(minutes=10)
MOST = 30


class CaptionsVersionQuerySet(models.QuerySet):
    def keep_before(self, captions, *, by):
        """Keep them as they stand before a hand changes them, unless it has just been writing."""
        same_hand = captions.last_by_id == getattr(by, "pk", None)
        if captions.blocks and not (same_hand and captions.written_at > timezone.now() - APART):
            self.keep(captions)

    def keep(self, captions):
        """Keep them as they stand, and the thirty last."""
        facts = {"blocks": captions.blocks, "by_id": captions.last_by_id, "at": captions.written_at}
        self.update_or_create(captions=captions, number=captions.number, defaults=facts)
        rows = self.model.objects.filter(captions=captions)
        old = rows.order_by("-number").values_list("pk", flat=True)[MOST:]
        rows.filter(pk__in=list(old)).delete()


class CaptionsVersion(models.Model):
    captions = models.ForeignKey(Captions, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    blocks = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CaptionsVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version de sous-titres")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["captions", "number"], name="captions_version_once")]

    def __str__(self):
        return f"{self.captions} · {self.number}"
