"""Who made what in a piece, as they want to be named beside it."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.works import crediting

from .credits import CreditQuerySet
from .piece import Piece


class CreditRole(models.TextChoices):
    AUTHOR = "author", _("auteur ou autrice")
    PHOTO = "photo", _("photo")
    DRAWING = "drawing", _("dessin")
    SOUND = "sound", _("son")
    CAMERA = "camera", _("image")
    EDITING = "editing", _("montage")
    VOICE = "voice", _("voix")
    QUESTIONS = "questions", _("questions")
    COOKING = "cooking", _("cuisine")
    HELP = "help", _("aide")


class NamedAs(models.TextChoices):
    FULL = "full", _("prénom et nom")
    FIRST = "first", _("prénom seulement")
    PEN = "pen", _("un autre nom, que j'ai choisi")
    NOBODY = "nobody", _("sans nom")


class Credit(models.Model):
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="credits")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="credits"
    )
    role = models.CharField(_("a fait"), max_length=12, choices=CreditRole, default=CreditRole.AUTHOR)
    named_as = models.CharField(_("nommé"), max_length=8, choices=NamedAs, default=NamedAs.FIRST)
    pen_name = models.CharField(_("autre nom"), max_length=80, blank=True)

    objects = CreditQuerySet.as_manager()

    class Meta:
        verbose_name = _("crédit")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["piece", "person", "role"], name="credit_once")]

    def __str__(self):
        return self.shown_name or _now("sans nom")

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The work stays where it is kept; the name the person had chosen goes."""
        cls.objects.filter(person=person).update(pen_name="", named_as=NamedAs.NOBODY)
        for credit in cls.objects.filter(person=person).select_related("piece"):
            crediting.mark_anew(credit.piece)

    @property
    def shown_name(self) -> str:
        """How the person is named beside the piece; nothing where they do not want it, or are forgotten."""
        if self.named_as == NamedAs.PEN:
            return self.pen_name
        if self.named_as == NamedAs.NOBODY or self.person is None or self.person.erased_at:
            return ""
        return str(self.person) if self.named_as == NamedAs.FULL else self.person.first_name

    def may_be_named_by(self, account) -> bool:
        """How one is named is one's own choice; the team writes it down for who asks."""
        return bool(self.person and self.person.may_be_changed_by(account))

    @transaction.atomic
    def name(self, named_as, *, pen_name="", by):
        """As the maker wants to be named, also where the piece is ready or shown already."""
        if not self.may_be_named_by(by):
            raise ValidationError(_now("Seule la personne choisit comment elle est nommée."))
        if named_as == NamedAs.PEN and not pen_name.strip():
            raise ValidationError(_now("Écrivez le nom que vous avez choisi."))
        self.named_as = named_as
        self.pen_name = pen_name.strip() if named_as == NamedAs.PEN else ""
        self.full_clean(exclude=["piece", "person"])
        self.save(update_fields=["named_as", "pen_name"])
        record("piece.credit_named", self.piece, by=by, credit=self.pk, named_as=named_as)
        crediting.mark_anew(self.piece)

    @transaction.atomic
    def take_off(self, *, by):
        """It was a mistake: this person has no part in it."""
        piece = self.piece.held()
        piece.refuse_closed(by)
        record("piece.credit_taken_off", piece, by=by, person=self.person_id, role=self.role)
        self.delete()
        if not piece.credits.filter(person=self.person_id).exists():
            piece.showings.leave_portfolio_of(self.person_id, by=by)
        crediting.mark_anew(piece)
