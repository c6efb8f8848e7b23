"""What came in besides what people pay for an act: gifts, sales, interest."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.money.ledger import Movement

from .booked import Booked, BookedQuerySet
from .entry import Journal
from .paper import RECEIPTED
from .purpose import PLACES, Purpose

EARNED = [purpose for purpose in Purpose if PLACES[purpose].account[0] == "7"]
OF_ACTS = (
    Purpose.ACTIVITY_FEES,
    Purpose.MEMBERSHIP_FEES,
    Purpose.MEMBERSHIP_GIFTS,
    Purpose.GRANTS,
    Purpose.WAIVED_EXPENSES,
)
"""Written by the acts themselves, or carried over at the close: nobody chooses these by hand."""
CHOSEN = [purpose for purpose in EARNED if purpose not in (*OF_ACTS, Purpose.FUNDS_CARRIED_OVER)]


class ReceivedBy(models.TextChoices):
    TRANSFER = "transfer", _("virement")
    CASH = "cash", _("espèces")
    CHEQUE = "cheque", _("chèque")
    CARD = "card", _("carte, en ligne")
    WAIVED = "waived", _("abandon de frais")


RECEIVED_ON = {
    ReceivedBy.TRANSFER: ("512", Journal.BANK),
    ReceivedBy.CASH: ("530", Journal.CASH),
    ReceivedBy.CHEQUE: ("5112", Journal.BANK),
    ReceivedBy.CARD: ("5115", Journal.BANK),
    ReceivedBy.WAIVED: ("4681", Journal.VARIOUS),
}
"""The account that gets it; what a volunteer waives was owed to them (4681). Nobody chooses that by hand."""
HANDED = [way for way in ReceivedBy if way != ReceivedBy.WAIVED]


class IncomeQuerySet(BookedQuerySet):
    def in_the_drawer(self):
        """Cheques given that have not gone to the bank yet, the oldest first."""
        waiting = self.standing().filter(received_by=ReceivedBy.CHEQUE, batch=None)
        return waiting.order_by("day", "pk")

    def to_take_to_the_bank(self, day=None):
        return self.in_the_drawer()


class Income(Booked):
    purpose = models.CharField(_("pour"), max_length=30, choices=[(p.value, p.label) for p in EARNED])
    giver = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="incomes"
    )
    giver_organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="incomes"
    )
    giver_name = models.CharField(_("de la part de"), max_length=120, blank=True)
    received_by = models.CharField(
        _("reçu par"), max_length=10, choices=ReceivedBy, default=ReceivedBy.TRANSFER
    )
    reference = models.CharField(_("référence"), max_length=40, blank=True)
    batch = models.ForeignKey(
        "money.Batch", null=True, editable=False, on_delete=models.PROTECT, related_name="incomes"
    )
    cheque_bank = ""

    objects = IncomeQuerySet.as_manager()
    OPEN_WORDS = ("label", "project", "reference", "giver_organisation__name")
    letter = "R"

    class Meta(Booked.Meta):
        verbose_name = _("recette")
        indexes = [models.Index(fields=["day"], name="income_day")]

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The accounts stay (ten years); the name is no longer looked up."""
        cls.forget_name(giver=person)

    @property
    def who(self) -> str:
        return str(self.giver or self.giver_organisation or self.giver_name)

    @property
    def partner(self) -> str:
        return str(self.giver_organisation or "")

    @property
    def given_cents(self) -> int:
        return self.cents

    def get_absolute_url(self):
        return reverse("income", args=[self.pk])

    @property
    def cheque_number(self) -> str:
        """What the slip of the bank says of it."""
        return self.reference

    def words(self):
        return (self.label, self.who, self.project, self.reference)

    def refuse_to_cancel(self):
        if self.papers.exists():
            raise ValidationError(RECEIPTED)
        if self.batch_id:
            raise ValidationError(_now("Ce chèque est déjà remis à la banque\xa0: il ne s'annule plus ici."))
        expense = getattr(self, "waived_expense", None)
        if expense and not expense.cancelled_at:
            raise ValidationError(_now("C'est l'abandon d'une dépense\xa0: annulez la dépense elle-même."))

    def movements(self):
        account, journal = RECEIVED_ON[self.received_by]
        earned = Movement(PLACES[Purpose(self.purpose)].account, -self.cents, self.project, self.partner)
        return journal, [Movement(account, self.cents), earned]
