"""A deposit (caution): somebody's money held against damage. It is owed back, and never income until kept.

In cash or by transfer it is in the books at once (account 165). A cheque that is only kept in the drawer is
not: it is given back as it came, or put with the cheques to bank, and then it is in the books.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.models import record
from focale.ground.typography import euros
from focale.money.ledger import Journal, Movement, post
from focale.people.rights import Right, may

from .payment import BY_OUR_CHEQUE, WHERE, Method
from .purpose import PLACES, Purpose

HELD = "165"
KEPT = PLACES[Purpose.OTHER_INCOME].account
MEANS = [(method.value, method.label) for method in (Method.CASH, Method.CHEQUE, Method.TRANSFER)]


class DepositQuerySet(models.QuerySet):
    def visible_to(self, account):
        if may(account, Right.SEE_MONEY):
            return self
        person = getattr(account, "person", None)
        return self.filter(person=person) if person else self.none()

    def held(self):
        """Those neither given back nor kept."""
        return self.filter(settled_on=None)

    def in_the_drawer(self):
        """Cheques that shall go to the bank, have not gone yet, and were not handed back as they came."""
        waiting = self.filter(method=Method.CHEQUE, banked_on__isnull=False, batch=None)
        handed_back = Q(settled_on__isnull=False, given_back_by=Method.CHEQUE, kept_cents=0)
        return waiting.exclude(handed_back).order_by("day", "pk")

    def to_take_to_the_bank(self, day=None):
        return self.in_the_drawer()


class Deposit(models.Model):
    """`banked_on`: since when it is in the books; None for a cheque that is only kept."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="deposits")
    label = models.CharField(_("pour quoi"), max_length=120)
    cents = models.PositiveIntegerField(_("somme"))
    day = models.DateField(_("reçue le"), default=timezone.localdate)
    method = models.CharField(_("par"), max_length=10, choices=MEANS)
    cheque_bank = models.CharField(_("banque"), max_length=60, blank=True)
    cheque_number = models.CharField(_("numéro du chèque"), max_length=30, blank=True)
    banked_on = models.DateField(_("mise en banque le"), null=True, editable=False)
    batch = models.ForeignKey(
        "money.Batch", null=True, editable=False, on_delete=models.PROTECT, related_name="deposits"
    )
    settled_on = models.DateField(_("réglée le"), null=True, editable=False)
    kept_cents = models.PositiveIntegerField(_("gardé"), default=0, editable=False)
    kept_reason = models.CharField(max_length=120, blank=True, default="", editable=False)
    given_back_by = models.CharField(max_length=10, choices=MEANS, blank=True, default="", editable=False)
    ticket = models.CharField(max_length=40, null=True, blank=True, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = DepositQuerySet.as_manager()

    class Meta:
        verbose_name = _("caution")
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="deposit_of_something"),
            models.CheckConstraint(
                condition=Q(kept_cents__lte=F("cents")), name="deposit_kept_is_part_of_it"
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def who(self):
        return self.person

    @property
    def piece(self) -> str:
        return f"G{self.pk}"

    @property
    def returned_cents(self) -> int:
        return self.cents - self.kept_cents if self.settled_on else 0

    @property
    def is_only_kept(self) -> bool:
        """Whether it is a cheque in the drawer that nobody means to bank."""
        return self.method == Method.CHEQUE and self.banked_on is None

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Refuses while something of the person's is held; the accounts stay ten years."""
        if cls.objects.held().filter(person=person).exists():
            raise ValidationError(_now("Une caution de %(who)s est encore ici. Rendez-la d'abord.")
                                  % {"who": person})  # fmt: skip

    @classmethod
    @transaction.atomic
    def take(cls, person, cents, *, label, method, is_to_bank=False, day=None, ticket=None, by, **facts):
        """Take a deposit. `is_to_bank`: a cheque that goes to the bank instead of being kept.

        The same `ticket` (number of the form) twice is one deposit.
        """
        if ticket and (known := cls.objects.filter(ticket=ticket).first()):
            return known
        day = day or timezone.localdate()
        if day > timezone.localdate():
            raise ValidationError(_now("Ce jour n'est pas encore arrivé."), code="future")
        if method == Method.CHEQUE and not facts.get("cheque_number"):
            raise ValidationError(_now("Indiquez le numéro du chèque."))
        taken = cls(person=person, cents=cents, label=label, method=method, day=day,
                    ticket=ticket or None, made_by=by, **facts)  # fmt: skip
        taken.full_clean(validate_unique=False)
        try:
            with transaction.atomic():
                taken.save()
        except IntegrityError:  # the same form, sent twice at the same moment
            if ticket and (known := cls.objects.filter(ticket=ticket).first()):
                return known
            raise
        record("deposit.taken", taken, by=by, cents=cents, method=str(method))
        if method != Method.CHEQUE or is_to_bank:
            taken._enter_books(day, by=by)
        return taken

    @transaction.atomic
    def bank(self, *, day=None, by):
        """A cheque that was only kept goes to the bank after all: it stands with the cheques to hand in."""
        held = self._held()
        if not held.is_only_kept:
            raise ValidationError(_now("Cette caution est déjà dans les comptes."))
        day = day or timezone.localdate()
        held._refuse_day(day)
        held._enter_books(day, by=by)
        self.refresh_from_db()

    def _enter_books(self, day, *, by):
        account, journal = WHERE[self.method]
        moves = [Movement(account, self.cents), Movement(HELD, -self.cents)]
        post(
            journal, day, _now("Caution\xa0: %(what)s") % {"what": self.label}, moves, piece=self.piece, by=by
        )
        self.banked_on = day
        self.save(update_fields=["banked_on"])

    @transaction.atomic
    def settle(self, *, kept_cents=0, reason="", method="", day=None, by):
        """Give it back, whole or less what is kept for a reason. `method`: how the rest is given back.

        A cheque that was only kept goes back as it came, and can be kept only once it is banked.
        """
        held, day = self._held(), day or timezone.localdate()
        held._refuse_day(day)
        if not 0 <= kept_cents <= held.cents:
            raise ValidationError(_now("On garde au plus %(most)s.") % {"most": euros(held.cents)})
        if kept_cents and not reason.strip():
            raise ValidationError(_now("Dites pourquoi une part est gardée\xa0: la famille le lit."))
        if held.is_only_kept and kept_cents:
            raise ValidationError(_now("Mettez d'abord le chèque en banque\xa0: on n'en garde pas une part."))
        if held.banked_on:
            held._leave_books(kept_cents, method, day, by=by)
        held.settled_on, held.kept_cents, held.kept_reason = day, kept_cents, reason.strip()[:120]
        held.given_back_by = (method or held.method) if kept_cents < held.cents else ""
        held.save(update_fields=["settled_on", "kept_cents", "kept_reason", "given_back_by"])
        record("deposit.settled", held, by=by, kept=kept_cents, reason=held.kept_reason)
        self.refresh_from_db()

    def _leave_books(self, kept, method, day, *, by):
        back = self.cents - kept
        method = method or self.method
        is_the_same = method == self.method == Method.CHEQUE and not kept and not self.batch_id
        account, journal = BY_OUR_CHEQUE if method == Method.CHEQUE and not is_the_same else WHERE[method]
        moves = [Movement(HELD, self.cents), Movement(account, -back), Movement(KEPT, -kept)]
        words = _now("Caution rendue\xa0: %(what)s") if back else _now("Caution gardée\xa0: %(what)s")
        label = words % {"what": self.label}
        post(journal if back else Journal.VARIOUS, day, label, moves, piece=self.piece, by=by)

    def _refuse_day(self, day):
        """Nothing happens to it before it came, before what the books say of it, or on a day to come."""
        if not self.day <= day <= timezone.localdate():
            raise ValidationError(_now("Choisissez un jour entre celui où elle est venue et aujourd'hui."))
        if self.banked_on and day < self.banked_on:
            words = _now(
                "Cette caution est dans les comptes depuis le %(day)s\xa0: choisissez un jour depuis."
            )
            raise ValidationError(words % {"day": plain_date(self.banked_on)})

    def _held(self):
        held = Deposit.objects.select_for_update().get(pk=self.pk)
        if held.settled_on:
            raise ValidationError(_now("Cette caution est déjà rendue ou gardée."))
        return held
