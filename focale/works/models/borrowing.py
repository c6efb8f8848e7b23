"""What a piece takes from others: music, a text, a picture; where it comes from, and by which right."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record

from .piece import Piece


class BorrowingQuerySet(models.QuerySet):
    @transaction.atomic
    def note(self, piece, *, by, **facts):
        """One thing more that is not ours."""
        held = piece.held()
        held.refuse_closed(by)
        row = self.model(piece=held, **facts)
        row.full_clean(exclude=["piece"])
        row.save()
        record("piece.borrowing_noted", held, by=by, what=row.what, licence=row.licence)
        return row


class Borrowing(models.Model):
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="borrowings")
    what = models.CharField(_("quoi"), max_length=160)
    source = models.CharField(_("d'où cela vient"), max_length=300, blank=True)
    licence = models.CharField(
        _("licence, ou autorisation"), max_length=160, blank=True,
        help_text=_("Par exemple : CC BY 4.0, domaine public, autorisation écrite du 3 mars, SACEM."),
    )  # fmt: skip
    proof = models.CharField(_("preuve : adresse, courrier, numéro"), max_length=300, blank=True)

    objects = BorrowingQuerySet.as_manager()

    class Meta:
        verbose_name = _("emprunt")
        ordering = ["pk"]

    def __str__(self):
        return self.what

    @property
    def is_cleared(self) -> bool:
        """Whether all three are known: where from, by which right, how one could show it."""
        return bool(self.source.strip() and self.licence.strip() and self.proof.strip())

    @transaction.atomic
    def take_off(self, *, by):
        """It is no longer in the piece."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        record("piece.borrowing_taken_off", piece, by=by, what=self.what)
        self.delete()
