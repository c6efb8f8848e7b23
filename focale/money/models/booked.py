"""What the acts of the books share: said once, posted once, never edited, cancelled by the opposite."""

import secrets
from functools import reduce
from operator import or_

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.money.ledger import post, reverse
from focale.people.folding import fold
from focale.people.rights import Right, may
from focale.people.scans import ENDINGS, kind_of, refuse_unreadable


def new_place(booked, name) -> str:
    """A name of our own, with the ending its content asks for: what the sender called it is not kept."""
    kind = kind_of(booked.document.file)
    return f"pieces/{secrets.token_hex(12)}.{ENDINGS.get(kind, 'bin')}"


class BookedQuerySet(models.QuerySet):
    def visible_to(self, account):
        return self if may(account, Right.SEE_MONEY) else self.none()

    def standing(self):
        """Those not cancelled."""
        return self.filter(cancelled_at=None)

    def between(self, first, last):
        return self.filter(day__gte=first, day__lte=last)

    def found_by(self, typed: str, names_people=True):
        """Those whose words hold every word typed; accents and case do not matter.

        Without `names_people` no name of a person is looked through, and accents matter.
        """
        found = self
        if names_people:
            for word in fold(typed).split():
                found = found.filter(folded_words__contains=word)
            return found
        for word in typed.split():
            said = (Q((f"{name}__icontains", word)) for name in self.model.OPEN_WORDS)
            found = found.filter(reduce(or_, said))
        return found


class Booked(models.Model):
    """Of what, on which day, how much, with which paper. `entry` is what it wrote into the books.

    An heir owes `movements()`: the journal, and the lines the act writes there.
    """

    label = models.CharField(_("quoi"), max_length=160)
    day = models.DateField(_("date"))
    cents = models.PositiveIntegerField(_("somme"))
    project = models.CharField(_("action"), max_length=40, blank=True, db_index=True)
    document = models.FileField(_("justificatif"), upload_to=new_place, blank=True)
    folded_words = models.CharField(max_length=600, editable=False, default="")
    entry = models.OneToOneField(
        "money.Entry", null=True, editable=False, on_delete=models.PROTECT, related_name="%(class)s"
    )
    ticket = models.CharField(max_length=40, null=True, blank=True, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancel_reason = models.CharField(max_length=120, editable=False, default="", blank=True)

    objects = BookedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="%(app_label)s_%(class)s_of_something")
        ]

    OPEN_WORDS = ("label", "project")
    """The fields whoever sees money may search; the words of an act may hold the name of a person."""
    letter = ""
    """Before its key, the number of the piece in the books."""
    needs_paper = False

    def __str__(self):
        return self.label

    @property
    def piece(self) -> str:
        return f"{self.letter}{self.pk}"

    @property
    def has_photo(self) -> bool:
        """Whether the paper can be shown as a picture."""
        return self.document.name.endswith((".jpg", ".png"))

    @property
    def who(self) -> str:
        """With whom, in words."""
        return ""

    @property
    def partner(self) -> str:
        """With whom, where that is no person: the books say it, and every reader of them."""
        return self.who

    @property
    def is_of_a_person(self) -> bool:
        """Whether the name in it, and the paper, are for those alone who may see people."""
        return self.who != self.partner

    def words(self):
        """What a search looks through."""
        return (self.label, self.who, self.project)

    @classmethod
    def forget_name(cls, **whose):
        """Erasure of a person: the search no longer finds the act by the name. The books keep it, by law."""
        for row in cls.objects.filter(**whose):
            row.folded_words = fold(f"{row.label} {row.project}")[:600]
            row.save(update_fields=["folded_words"])

    def refuse_unsound(self):
        """A sentence when the act cannot be so."""

    @classmethod
    @transaction.atomic
    def note(cls, *, ticket=None, by, **facts):
        """Note it and write it into the books. The same `ticket` (number of the form) twice is one act."""
        if ticket and (known := cls.objects.filter(ticket=ticket).first()):
            return known
        noted = cls(ticket=ticket or None, made_by=by, **facts)
        if noted.day and noted.day > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        noted.refuse_unsound()
        if noted.document:
            refuse_unreadable(noted.document.file)
        noted.folded_words = fold(" ".join(str(word) for word in noted.words() if word))[:600]
        noted.full_clean(validate_unique=False)
        try:
            with transaction.atomic():
                noted.save()
        except IntegrityError:  # the same form, sent twice at the same moment
            if ticket and (known := cls.objects.filter(ticket=ticket).first()):
                return known
            raise
        journal, movements = noted.movements()
        words = f"{noted.label} ({noted.partner})" if noted.partner else noted.label
        noted.entry = post(journal, noted.day, words, movements, piece=noted.piece, by=by)
        noted.save(update_fields=["entry"])
        record(f"{cls._meta.model_name}.noted", noted, by=by, cents=noted.cents, label=noted.label)
        return noted

    def alone(self):
        """This act as it is now, held until the transaction ends."""
        return type(self).objects.select_for_update(of=("self",)).select_related("entry").get(pk=self.pk)

    @transaction.atomic
    def cancel(self, *, reason, by):
        """Take it back by the opposite entry; the act stays in the list, struck out, with the reason."""
        held = self.alone()
        if held.cancelled_at:
            raise ValidationError(_now("C'est déjà annulé."))
        held.refuse_to_cancel()
        for entry in held.entries():
            reverse(entry, reason, by=by)
        self.cancelled_at = held.cancelled_at = timezone.now()
        self.cancel_reason = held.cancel_reason = reason.strip()[:120]
        held.save(update_fields=["cancelled_at", "cancel_reason"])
        held.follow_cancellation(by=by)
        record(f"{self._meta.model_name}.cancelled", held, by=by, reason=held.cancel_reason)

    def refuse_to_cancel(self):
        """A sentence when something else stands on the act."""

    def follow_cancellation(self, *, by):
        """What goes with the act when it is cancelled."""

    def entries(self):
        """What stands in the books because of it."""
        return [self.entry]

    @transaction.atomic
    def attach(self, file, *, by):
        """Add the invoice or its photo, or one that can be read better.

        What was there before stays in the files, ten years as the books (Code de commerce, L123-22), and the
        journal says where. Refuses to replace the paper of a closed year.
        """
        refuse_unreadable(file)
        held, former = self.alone(), ""
        if held.document:
            if held.entry.year and held.entry.year.closed_at:
                raise ValidationError(_now("L'exercice est clos : son justificatif ne change plus."))
            former = held.document.name
        held.document = file
        held.save(update_fields=["document"])
        told = {"former": former} if former else {}
        record(f"{self._meta.model_name}.document_attached", held, by=by, **told)
        self.document = held.document
