"""The prices of those registered together, line by line: before one confirms, and once they are owed.

Who reads decides how much is told. The family that signed in and the desk read why; who opens the page by
its secret address reads the prices and who pays the rest; and where a visitor without an account made the
registration, only the public price, since a lower one would tell what is known here of the people described.
"""

from dataclasses import dataclass, field

from focale.money.models import Charge
from focale.money.payer_words import rest_words
from focale.people.rights import Right, may

from .models import Party, Status
from .quoting import Prices

PUBLIC, PRICES, REASONS = 1, 2, 3


@dataclass
class Line:
    """One person's price. `passed`: pairs of a former rule and why it did not match."""

    person: object
    public_cents: int
    due_cents: int
    payer: str = ""
    why: str = ""
    passed: list = field(default_factory=list)
    charge: Charge | None = None
    registration: object = None

    @property
    def rest_words(self) -> str:
        """Instead of what, and who pays the difference; nothing at the public price."""
        return rest_words(self.public_cents, self.due_cents, self.payer)


@dataclass
class PriceSheet:
    """`tells`: PUBLIC, PRICES or REASONS; `is_owed`: these are charges, not what would be charged."""

    lines: list[Line] = field(default_factory=list)
    tells: int = REASONS
    is_owed: bool = False
    without_price: list = field(default_factory=list)

    @property
    def due_cents(self) -> int:
        return sum(line.due_cents for line in self.lines)

    @property
    def left_cents(self) -> int:
        """What is still to be paid of it."""
        if not self.is_owed:
            return self.due_cents
        return sum(line.charge.left_cents for line in self.lines)

    @property
    def paid_cents(self) -> int:
        return self.due_cents - self.left_cents

    @property
    def shown(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.lines or self.without_price)

    @property
    def tells_prices(self) -> bool:
        return self.tells >= PRICES

    @property
    def tells_reasons(self) -> bool:
        return self.tells >= REASONS


def expected_sheet(seating, people, *, partner=None, tells=REASONS) -> PriceSheet:
    """What they would pay if they had their seats now; empty where the activity has no tariff."""
    quotes = Prices(seating).quotes(people, partner=partner)
    lines = [
        Line(person, one.public_cents, one.due_cents, one.payer_words, one.reason, one.passed)
        for person, one in zip(people, quotes, strict=False)
        if one.public_cents
    ]
    return PriceSheet(lines, tells)


def sheet_of(party, registrations, reader) -> PriceSheet:
    """What this reader is told of the prices of a party. `registrations`: its live ones, with persons."""
    if party.seating.activity.tariff_id is None and not any(row.charge_id for row in registrations):
        return PriceSheet()
    tells = told_to(party, reader)
    seated = [row for row in registrations if row.status == Status.SEATED]
    if not seated:
        people = [row.participant for row in registrations]
        return expected_sheet(party.seating, people, partner=party.partner_id, tells=tells)
    keys = [row.charge_id for row in seated if row.charge_id]
    charges = {charge.pk: charge for charge in Charge.objects.filter(pk__in=keys).with_shares()}
    owing = [row for row in seated if row.charge_id and not charges[row.charge_id].is_credited]
    lines = [_owed(row, charges[row.charge_id]) for row in owing]
    return PriceSheet(lines, tells, is_owed=True, without_price=[row for row in seated if row not in owing])


def told_to(party, reader) -> int:
    """How much this reader is told."""
    if may(reader, Right.REGISTER_ANYONE) or may(reader, Right.SEE_MONEY):
        return REASONS
    if getattr(reader, "person", None) and Party.objects.visible_to(reader).filter(pk=party.pk).exists():
        return REASONS
    return PRICES if party.entered_by_id else PUBLIC


def _owed(registration, charge):
    return Line(
        registration.participant,
        charge.value_cents,
        charge.due_cents,
        charge.payer_words,
        charge.why,
        charge=charge,
        registration=registration,
    )
