"""How a piece was before: kept when another hand goes on, or the same after a while."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

APART = timedelta(minutes=10)


class PieceVersionQuerySet(models.QuerySet):
    def keep_before(self, piece, *, by):
        """Keep the piece as it stands, before a hand changes it, unless that hand has just been writing."""
        is_going_on = (
            piece.last_by_id == getattr(by, "pk", None) and piece.written_at > timezone.now() - APART
        )
        return self.keep(piece) if piece.content and not is_going_on else None

    def keep(self, piece):
        """Keep the piece as it stands."""
        facts = {"content": piece.content, "by_id": piece.last_by_id, "at": piece.written_at}
        return self.update_or_create(piece=piece, number=piece.number, defaults=facts)[0]


class PieceVersion(models.Model):
    piece = models.ForeignKey("works.Piece", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PieceVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["piece", "number"], name="piece_version_once")]

    def __str__(self):
        return f"{self.piece} · {self.number}"
