"""What was bought or paid: for what, to whom, how, and with which paper.

A volunteer may have paid it: then it is owed to them until it is paid back, or they leave it to the
association (a gift, account 75412 of the chart of associations, for which a receipt may be due).
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.money.ledger import Movement, post

from .booked import Booked, BookedQuerySet
from .entry import Journal
from .income import RECEIPTED, Income, ReceivedBy
from .purpose import PLACES, Purpose

SPENT = [purpose for purpose in Purpose if PLACES[purpose].account[0] == "6"]


class PaidBy(models.TextChoices):
    TRANSFER = "transfer", _("virement ou prélèvement")
    CARD = "card", _("carte de l'association")
    CASH = "cash", _("espèces de la caisse")
    CHEQUE = "cheque", _("chèque de l'association")
    LATER = "later", _("facture à payer plus tard")
    OWED = "owed", _("avancé par un bénévole, à lui rendre")
    WAIVED = "waived", _("offert par un bénévole, qui renonce au remboursement")


PAID_FROM = {
    PaidBy.TRANSFER: ("512", Journal.BANK),
    PaidBy.CARD: ("512", Journal.BANK),
    PaidBy.CASH: ("530", Journal.CASH),
    PaidBy.CHEQUE: ("512", Journal.BANK),
    PaidBy.LATER: ("401", Journal.PURCHASES),
    PaidBy.OWED: ("4681", Journal.PURCHASES),
    PaidBy.WAIVED: ("4681", Journal.PURCHASES),
}
"""The account that gives, and the journal it is written in."""
AWAITED = (PaidBy.LATER, PaidBy.OWED)
BY_VOLUNTEER = (PaidBy.OWED, PaidBy.WAIVED)


class ExpenseQuerySet(BookedQuerySet):
    def awaiting_payment(self):
        """Invoices to pay, and volunteers to pay back."""
        return self.standing().filter(paid_by__in=AWAITED, settled_on=None)


class Expense(Booked):
    purpose = models.CharField(_("pour"), max_length=30, choices=[(p.value, p.label) for p in SPENT])
    supplier = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="expenses"
    )
    supplier_name = models.CharField(_("fournisseur"), max_length=120, blank=True)
    reference = models.CharField(_("numéro de la facture"), max_length=40, blank=True)
    paid_by = models.CharField(_("payé par"), max_length=10, choices=PaidBy, default=PaidBy.TRANSFER)
    volunteer = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="expenses"
    )
    settled_on = models.DateField(null=True, blank=True, editable=False)
    settled_by = models.CharField(max_length=10, choices=PaidBy, blank=True, default="", editable=False)
    settlement = models.OneToOneField(
        "money.Entry", null=True, editable=False, on_delete=models.PROTECT, related_name="settled_expense"
    )

    waiver = models.OneToOneField(
        "money.Income", null=True, editable=False, on_delete=models.PROTECT, related_name="waived_expense"
    )

    objects = ExpenseQuerySet.as_manager()
    OPEN_WORDS = ("label", "project", "reference", "supplier__name", "supplier_name")
    letter = "D"
    needs_paper = True

    class Meta(Booked.Meta):
        verbose_name = _("dépense")
        constraints = [
            *Booked.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(paid_by__in=BY_VOLUNTEER) | Q(volunteer__isnull=False),
                name="expense_paid_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(settled_on=None, settlement=None)
                | Q(paid_by__in=AWAITED, settled_on__isnull=False, settlement__isnull=False),
                name="expense_settled_once",
            ),
        ]
        indexes = [models.Index(fields=["day"], name="expense_day")]

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Refuses while something is to be paid back to the person; the accounts stay, without the name."""
        if cls.objects.awaiting_payment().filter(volunteer=person).exists():
            raise ValidationError(
                _now("On doit encore rembourser %(who)s. Remboursez, ou notez l'abandon de frais.")
                % {"who": person}
            )
        cls.forget_name(volunteer=person)

    @property
    def who(self) -> str:
        return str(self.supplier or self.supplier_name)

    @property
    def is_awaiting(self) -> bool:
        return self.paid_by in AWAITED and not self.settled_on and not self.cancelled_at

    def words(self):
        return (self.label, self.who, self.project, self.reference, self.volunteer)

    def refuse_unsound(self):
        if self.paid_by in BY_VOLUNTEER and not self.volunteer:
            raise ValidationError({"volunteer": _now("Dites quel bénévole a payé.")})

    def movements(self):
        account, journal = PAID_FROM[self.paid_by]
        spent = Movement(PLACES[Purpose(self.purpose)].account, self.cents, self.project, self.who)
        return journal, [spent, Movement(account, -self.cents)]

    def entries(self):
        """The waiver's own entry goes with the waiver."""
        return [self.settlement, self.entry] if self.settlement and not self.waiver else [self.entry]

    @classmethod
    @transaction.atomic
    def note(cls, **facts):
        """As every act; what a volunteer waives at once is a gift of theirs."""
        noted = super().note(**facts)
        if noted.paid_by == PaidBy.WAIVED and not noted.waiver:
            noted.waiver = noted.waive(noted.day, by=facts["by"])
            noted.save(update_fields=["waiver"])
        return noted

    def waive(self, day, *, by):
        """The volunteer leaves it to the association: an Income, for which a receipt may be given."""
        return Income.note(
            label=_now("Frais abandonnés\xa0: %(label)s") % {"label": self.label[:120]},
            purpose=Purpose.WAIVED_EXPENSES,
            day=day,
            cents=self.cents,
            giver=self.volunteer,
            received_by=ReceivedBy.WAIVED,
            project=self.project,
            by=by,
        )

    def refuse_to_cancel(self):
        if self.waiver and self.waiver.papers.exists():
            raise ValidationError(RECEIPTED)

    def follow_cancellation(self, *, by):
        if self.waiver:
            self.waiver.cancel(reason=self.cancel_reason, by=by)

    @transaction.atomic
    def settle(self, how, *, day=None, by):
        """Pay the invoice, or pay the volunteer back; `how` = WAIVED when the volunteer leaves it to us."""
        held, day = self.alone(), day or timezone.localdate()
        if not held.is_awaiting:
            raise ValidationError(_now("Il n'y a rien à payer pour cette dépense."))
        if how in AWAITED or (how == PaidBy.WAIVED and held.paid_by != PaidBy.OWED):
            raise ValidationError(_now("Choisissez comment c'est payé."))
        if not held.day <= day <= timezone.localdate():
            raise ValidationError(_now("Le paiement a lieu entre le jour de l'achat et aujourd'hui."))
        if how == PaidBy.WAIVED:
            held.waiver = held.waive(day, by=by)
            held.settlement = held.waiver.entry
        else:
            held.settlement = held.pay(how, day, by=by)
        held.settled_on, held.settled_by = day, how
        held.save(update_fields=["settlement", "settled_on", "settled_by", "waiver"])
        record("expense.settled", held, by=by, cents=held.cents, how=str(how))
        self.refresh_from_db()

    def pay(self, how, day, *, by):
        """The entry that pays what was owed for it."""
        owed, (account, journal) = PAID_FROM[self.paid_by][0], PAID_FROM[how]
        movements = [Movement(owed, self.cents), Movement(account, -self.cents)]
        label = f"{self.label} ({self.partner})" if self.partner else self.label
        return post(journal, day, label, movements, piece=self.piece, by=by)
