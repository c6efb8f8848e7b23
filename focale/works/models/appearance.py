"""Who is to be seen, heard or named in a piece; a row without a person is somebody nobody has recognised."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works.forgetting import forget_names
from focale.works.states import MEDIA, How
from focale.works.veiling import WHOLE

from .piece import Piece
from .piece_file import PieceFile


class AppearanceQuerySet(models.QuerySet):
    @transaction.atomic
    def note(self, piece, how, *, person=None, file=None, at=None, by):
        """Somebody is on it. `person`: None for a face nobody knows yet; `at`: (x, y) in thousandths of the
        picture, or (second,) of a sound or a film."""
        held = piece.held()
        held.refuse_closed(by)
        if file and file.piece_id != held.pk:
            raise ValidationError(_now("Ce fichier n'est pas de cette création."))
        x, y = at if at and len(at) == 2 else (None, None)
        second = at[0] if at and len(at) == 1 else None
        place = {"x": x, "y": y, "second": second}
        if person and (known := self._known(held, how, person, file, place)):
            return known
        row = self.model(piece=held, how=how, person=person, file=file, **place)
        row.full_clean(exclude=["piece", "file", "person"])
        row.save()
        record("piece.appearance_noted", held, by=by, how=how, person=getattr(person, "pk", None))
        return row

    def _known(self, held, how, person, file, place):
        """The row that says so already; a place said now is kept on the one that had none, a point moves.
        Somebody heard at another second is heard twice."""
        rows = held.appearances.filter(person=person, how=how, file=file)
        known = rows.filter(**place).first() or rows.filter(second=None).first()
        if known is None and place["second"] is None:
            return rows.first()
        if known and any(part is not None for part in place.values()):
            for name, part in place.items():
                setattr(known, name, part)
            known.full_clean(exclude=["piece", "file", "person"])
            known.save(update_fields=list(place))
        return known


class Appearance(models.Model):
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="appearances")
    file = models.ForeignKey(
        PieceFile, null=True, blank=True, on_delete=models.CASCADE, related_name="appearances"
    )
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="appearances"
    )
    how = models.CharField(_("comment"), max_length=10, choices=How)
    x = models.PositiveSmallIntegerField(null=True, blank=True)
    y = models.PositiveSmallIntegerField(null=True, blank=True)
    second = models.PositiveIntegerField(null=True, blank=True)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne présente dans une création")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(x=None, y=None) | Q(x__lte=WHOLE, y__lte=WHOLE), name="appearance_is_on_it"
            )
        ]

    def __str__(self):
        return f"{self.person or _now('une personne inconnue')}, {self.get_how_display()}"

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The row stays and keeps the piece from being shown; the team is told where the name still is."""
        forget_names(person, by=by)

    @property
    def medium(self) -> str:
        return MEDIA[How(self.how)]

    @transaction.atomic
    def recognise(self, person, *, by):
        """Now it is known who that is."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        self.person = person
        self.save(update_fields=["person"])
        record("piece.appearance_recognised", piece, by=by, person=person.pk)

    @transaction.atomic
    def take_off(self, *, by):
        """It was a mistake, or the face is veiled: this person is not on it."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        record("piece.appearance_taken_off", piece, by=by, how=self.how, person=self.person_id)
        self.delete()
