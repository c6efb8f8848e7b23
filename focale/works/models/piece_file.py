"""A file on its place in a piece: what it shows for those who do not see it, and who looked who is on it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import cropping, lines, ranks
from focale.works.veiling import WHOLE

from .borrowing import Borrowing
from .derivation import Derivation
from .original import Original, State
from .piece import Piece


class PieceFileQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self.filter(piece__in=Piece.objects.visible_to(account))

    @transaction.atomic
    def put(self, piece, step, original, *, by):
        """One more file at this step; at a step for one file it takes the place of the former."""
        held = piece.held()
        held.refuse_closed(by)
        asked = held.making.step(step)
        if asked is None or asked.brings is None:
            raise ValidationError(_now("Cette étape ne demande pas de fichier."))
        if original.production_id != held.production_id:
            raise ValidationError(_now("Ce fichier est d'une autre production."))
        if original.state != State.WAITING and original.family != asked.brings.what:
            raise ValidationError(_now("Ce fichier n'est pas du genre attendu ici."))
        mine = held.files.filter(step=step)
        if known := mine.filter(original=original).first():
            return known
        if not asked.brings.several:
            mine.delete()
        last = mine.aggregate(last=models.Max("rank"))["last"] or 0
        file = self.create(piece=held, step=step, original=original, rank=last + 1)
        record("piece.file_put", held, by=by, step=step, original=original.pk)
        if original.family == "picture":
            original.makings.renew(original, "render")
        Borrowing.objects.note_music_in(held, original, by=by)
        return file


class PieceFile(models.Model):
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="files")
    step = models.CharField(max_length=20)
    rank = models.PositiveSmallIntegerField(default=1)
    line = models.CharField(max_length=12, blank=True, help_text="the line of an answer that it shows")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="places")
    awaited = models.ForeignKey(
        Derivation, null=True, editable=False, on_delete=models.SET_NULL, related_name="places",
        help_text="the cut that is to take its place",
    )  # fmt: skip
    alt = models.CharField(_("ce que montre l'image"), max_length=300, blank=True)
    caption = models.CharField(_("légende"), max_length=300, blank=True)
    focus_x = models.PositiveSmallIntegerField(default=WHOLE // 2)
    focus_y = models.PositiveSmallIntegerField(default=WHOLE // 2)
    looked_at = models.DateTimeField(null=True, editable=False)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PieceFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("fichier d'une création")
        ordering = ["step", "line", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["piece", "step", "original"], name="piece_file_once"),
            models.CheckConstraint(
                condition=Q(focus_x__lte=WHOLE) & Q(focus_y__lte=WHOLE), name="piece_file_focus_is_on_it"
            ),
        ]

    def __str__(self):
        return self.caption or self.alt or str(self.original)

    @property
    def is_unfit(self) -> bool:
        """Whether it has not been looked at yet, was refused, is not of the kind its step asks for, or waits
        to be cut."""
        if self.awaited_id:
            return True
        asked = self.piece.making.step(self.step).brings.what
        return self.original.state != State.READY or self.original.family != asked

    def cut(self, framing, *, by):
        """Frame the photograph so, here alone; the whole one stays."""
        cropping.cut(self, framing, by=by)

    def uncut(self, *, by):
        """The whole photograph again."""
        cropping.whole_again(self, by=by)

    def take_cut(self, derivation):
        """The cut that was awaited is there."""
        cropping.take(self, derivation)

    @transaction.atomic
    def describe(self, *, alt, caption, by):
        """Say what it shows, and what stands under it."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        self.alt, self.caption = alt.strip(), caption.strip()
        self.full_clean()
        self.save(update_fields=["alt", "caption"])
        record("piece.file_described", piece, by=by, file=self.pk)

    @transaction.atomic
    def stand_at(self, line, *, by):
        """Show it at this line of an answer, as a step of a recipe; "": with the whole."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        if line and line not in lines.lines_of(piece, piece.making.step(self.step)):
            raise ValidationError(_now("Cette étape n'est plus là. Choisissez-en une autre pour l'image."))
        if PieceFile.objects.filter(pk=self.pk).exclude(line=line).update(line=line):
            record("piece.file_stood", piece, by=by, file=self.pk, line=line)
        self.line = line

    @transaction.atomic
    def note_everybody(self, *, by):
        """Whoever is to be seen, heard or named on it has been noted: somebody looked and says so."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        self.looked_at, self.looked_by = timezone.now(), by
        self.save(update_fields=["looked_at", "looked_by"])
        record("piece.file_looked_at", piece, by=by, file=self.pk)

    @transaction.atomic
    def take_off(self, *, by):
        """Out of the piece; the file itself stays in the production."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        record("piece.file_taken_off", piece, by=by, original=self.original_id)
        self.delete()

    @transaction.atomic
    def step_towards(self, direction, *, by):
        """One place earlier (-1) or later (1) among the files of its step, or of the line it shows."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        ranks.move_by(piece.files.filter(step=self.step, line=self.line), self, direction)
