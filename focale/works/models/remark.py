"""A remark of the team on a piece: at an answer, a point of a picture, a second of a sound."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works.veiling import WHOLE

from .piece import Piece
from .piece_file import PieceFile

LONGEST_QUOTE = 300


class RemarkQuerySet(models.QuerySet):
    def open(self):
        return self.filter(settled_at=None)

    @transaction.atomic
    def make(self, piece, words, *, by, field="", quote="", file=None, at=None):
        """Say what is to correct. `field` and `quote`: the answer and the words of it meant; `file` and `at`:
        the file and (x, y) in thousandths or (second,)."""
        held = piece.held()
        if not (held.is_reviewed_by(by) or held.is_written_by(by)):
            raise ValidationError(_now("Vous ne pouvez pas écrire de remarque ici."))
        if not words.strip():
            raise ValidationError(_now("Écrivez votre remarque."))
        if file and file.piece_id != held.pk:
            raise ValidationError(_now("Ce fichier n'est pas de cette création."))
        x, y = at if at and len(at) == 2 else (None, None)
        second = at[0] if at and len(at) == 1 else None
        if any(part is not None and not 0 <= part <= WHOLE for part in (x, y)):
            raise ValidationError(_now("Cet endroit n'est pas sur l'image."))
        facts = {"field": field[:30], "quote": quote[:LONGEST_QUOTE], "file": file}
        facts |= {"x": x, "y": y, "second": second}
        row = self.create(piece=held, words=words.strip()[:1000], made_by=by, **facts)
        record("piece.remarked", held, by=by, remark=row.pk)
        return row


class Remark(models.Model):
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="remarks")
    words = models.CharField(_("remarque"), max_length=1000)
    field = models.CharField(max_length=30, blank=True)
    quote = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(
        PieceFile, null=True, blank=True, on_delete=models.CASCADE, related_name="remarks"
    )
    x = models.PositiveSmallIntegerField(null=True, blank=True)
    y = models.PositiveSmallIntegerField(null=True, blank=True)
    second = models.PositiveIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remarque")
        ordering = ["pk"]

    def __str__(self):
        return self.words

    @transaction.atomic
    def settle(self, *, by):
        """It is done; harmless twice."""
        held = self.piece.held()
        if not (held.is_reviewed_by(by) or held.is_written_by(by)):
            raise ValidationError(_now("Vous ne pouvez pas régler cette remarque."))
        if Remark.objects.filter(pk=self.pk, settled_at=None).update(settled_at=timezone.now()):
            record("piece.remark_settled", held, by=by, remark=self.pk)
        self.refresh_from_db()

    @transaction.atomic
    def reopen(self, *, by):
        """It was not done after all; harmless twice."""
        held = self.piece.held()
        if not (held.is_reviewed_by(by) or held.is_written_by(by)):
            raise ValidationError(_now("Vous ne pouvez pas rouvrir cette remarque."))
        if Remark.objects.filter(pk=self.pk).exclude(settled_at=None).update(settled_at=None):
            record("piece.remark_reopened", held, by=by, remark=self.pk)
        self.refresh_from_db()
