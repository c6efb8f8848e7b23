"""A proof-reader of an easy-to-read text: somebody whom it concerns reads it, and says whether it is easy.

The answer holds for the very words that were read (`digest`): once they change it counts no more, and when
they come back it counts again.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.models import Guardianship
from focale.people.rights import Right, may
from focale.works.asking_readers import write_to_reader
from focale.works.easy import Said, digest_of, text_of

from .credit import Credit, NamedAs
from .piece import Piece


def _theirs(account):
    if account.person_id is None:
        return Q(pk__in=[])
    wards = Guardianship.objects.of_the_deciding(account.person_id).values("ward")
    return Q(person=account.person_id) | Q(person__in=wards)


class ProofReadingQuerySet(models.QuerySet):
    def visible_to(self, account):
        """One's own, those of whom one decides for, and those of the pieces one sees."""
        there = Q(piece__in=Piece.objects.visible_to(account))
        return self.filter(there | _theirs(account), piece__removed_at=None)

    def of_the_family(self, account):
        """One's own, and those of whom one decides for."""
        return self.filter(_theirs(account), piece__removed_at=None)

    def that_count(self):
        """Without files merged into another, and without who turned out to have made the piece."""
        made = Credit.objects.filter(piece=OuterRef("piece"), person=OuterRef("person"))
        return self.filter(~Exists(made), person__merged_into=None).select_related("person")

    @transaction.atomic
    def ask(self, piece, person, *, by):
        """Have this person read it; asked twice it is one reading."""
        held = piece.held()
        held.refuse_unreviewed_by(by)
        if person.merged_into_id or person.erased_at:
            raise ValidationError(_now("Cette fiche a été fusionnée ou effacée. Cherchez-la à nouveau."))
        if held.credits.filter(person=person).exists():
            raise ValidationError(
                _now("%(who)s a fait cette création. Quelqu'un d'autre la relit.")
                % {"who": person.first_name}
            )
        row, is_new = self.get_or_create(piece=held, person=person)
        if is_new:
            record("proof_reading.asked", held, by=by, person=person.pk)
            write_to_reader(row)
        return row


class ProofReading(models.Model):
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="proof_readings")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="proof_readings")
    named_as = models.CharField(_("nommé"), max_length=8, choices=NamedAs, default=NamedAs.FIRST)
    pen_name = models.CharField(_("autre nom"), max_length=80, blank=True)
    said = models.CharField(_("réponse"), max_length=4, choices=Said, default=Said.WAITING, blank=True)
    words = models.CharField(_("ce qui est difficile"), max_length=500, blank=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    read_at = models.DateTimeField(null=True, editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ProofReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("relecture en facile à lire")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["piece", "person"], name="proof_read_once"),
            models.CheckConstraint(
                condition=Q(said="", read_at=None) | ~Q(said="") & ~Q(digest="") & Q(read_at__isnull=False),
                name="proof_reading_is_of_words",
            ),
        ]

    def __str__(self):
        return f"{self.person} · {self.piece}"

    @classmethod
    def follow_merge(cls, kept, absorbed):
        """Readings move; where both files read the same piece, the one that answered last stays."""
        moved = []
        for row in cls.objects.filter(person=absorbed):
            twin = cls.objects.filter(piece=row.piece_id, person=kept).first()
            if twin is None:
                cls.objects.filter(pk=row.pk).update(person=kept)
                moved.append(row.pk)
            elif row.read_at and (twin.read_at is None or twin.read_at < row.read_at):
                facts = {name: getattr(row, name) for name in ("said", "words", "digest", "read_at")}
                cls.objects.filter(pk=twin.pk).update(**facts)
        return {"person": moved}

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Who is forgotten vouches for nothing any more: neither the name nor the answer stays."""
        cls.objects.filter(person=person).delete()

    @property
    def shown_name(self) -> str:
        """As the reader wants to be named; nothing for who does not."""
        if self.named_as == NamedAs.PEN:
            return self.pen_name
        if self.named_as == NamedAs.NOBODY:
            return ""
        return str(self.person) if self.named_as == NamedAs.FULL else self.person.first_name

    def is_answered_by(self, account) -> bool:
        """The reader, who decides for them, and the team, which writes down what it was told; never who only
        made the piece."""
        person = getattr(account, "person", None)
        own = person is not None and (person == self.person or person.decides_for(self.person))
        return own or may(account, Right.EDIT_PEOPLE) or self.piece.is_reviewed_by(account)

    @transaction.atomic
    def answer(self, said, *, seen, words="", by):
        """What the reader says of the text with the digest `seen`, which they had before the eyes."""
        piece = self.piece.held()
        if not self.is_answered_by(by):
            raise ValidationError(_now("Seule la personne qui relit peut répondre."))
        if not text_of(piece):
            raise ValidationError(_now("Il n'y a pas encore de texte facile à lire."))
        if seen != digest_of(piece):
            raise ValidationError(_now("Le texte vient de changer. Relisez-le, puis répondez."))
        if said == Said.HARD and not words.strip():
            raise ValidationError(_now("Dites ce qui est difficile : un mot, une phrase."))
        self.said, self.words = Said(said), words.strip()[:500] if said == Said.HARD else ""
        self.digest, self.read_at = seen, timezone.now()
        self.save(update_fields=["said", "words", "digest", "read_at"])
        record("proof_reading.answered", piece, by=by, person=self.person_id, said=said)

    @transaction.atomic
    def name(self, named_as, *, pen_name="", by):
        """As the reader wants to be named under the text."""
        if not self.is_answered_by(by):
            raise ValidationError(_now("Seule la personne choisit comment elle est nommée."))
        if named_as == NamedAs.PEN and not pen_name.strip():
            raise ValidationError(_now("Écrivez le nom que vous avez choisi."))
        self.named_as = NamedAs(named_as)
        self.pen_name = pen_name.strip() if named_as == NamedAs.PEN else ""
        self.save(update_fields=["named_as", "pen_name"])
        record("proof_reading.named", self.piece, by=by, reading=self.pk, named_as=named_as)

    @transaction.atomic
    def take_off(self, *, by):
        """This person does not read it after all."""
        piece = self.piece.held()
        piece.refuse_unreviewed_by(by)
        if ProofReading.objects.filter(pk=self.pk).delete()[0]:
            record("proof_reading.taken_off", piece, by=by, person=self.person_id)
