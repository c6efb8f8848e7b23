"""The files HelloAsso hands over: which of its exports one is, and what each line of « Paiements » says.

Columns are known by their names, without accents or case; what the association's own forms ask is left alone.
Sums are written in euros, with a comma.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.money.balances_file import cents_of
from focale.people.folding import fold

from .payload import LARGEST_ID

PAYMENTS = {"reference commande", "reference paiement", "montant total", "statut du paiement"}
OTHERS = {
    "nom adherent": _(
        "C'est l'export des adhésions\xa0: il se lit avec les adhérents. Prenez ici l'export « Paiements »."
    ),
    "nom participant": _(
        "C'est l'export des participants, sans numéro de paiement. Prenez l'export « Paiements »."
    ),
}
PAID, OFFLINE, REFUNDED, NOTHING = "paid", "offline", "refunded", "nothing"
STATES = {
    "paye": PAID,
    "valide": PAID,
    "hors ligne": OFFLINE,
    "rembourse": REFUNDED,
    "annule": NOTHING,
    "refuse": NOTHING,
    "abandonne": NOTHING,
    "echoue": NOTHING,
    "en attente": NOTHING,
    "a venir": NOTHING,
    "conteste": NOTHING,
}
WAYS_TO_WRITE_A_DAY = tuple(
    f"{day}{hour}" for day in ("%d/%m/%Y", "%Y-%m-%d") for hour in (" %H:%M:%S", " %H:%M", "")
)
GIFTS = {"don", "dons", "formulaire de don", "crowdfunding", "collecte"}


@dataclass(frozen=True)
class ExportRow:
    """One payment. `gift`: the cents of it that are a gift; `paid_out`: the day it went to the bank."""

    number: int
    ref: int
    cents: int
    gift: int
    day: date
    state: str
    last_name: str
    first_name: str
    email: str
    campaign: str
    paid_out: date | None = None

    @property
    def who(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


def payments_in(table):
    """Each line as an ExportRow, or (number, a sentence) where it cannot be read. Refuses another file."""
    names = {fold(name) for name in table.head}
    if not names >= PAYMENTS:
        for name, words in OTHERS.items():
            if name in names:
                raise ValidationError(words)
        raise ValidationError(
            _now("Ce n'est pas l'export « Paiements » de HelloAsso\xa0: ses colonnes ne sont pas là.")
        )
    for number, told in table.dicts():
        try:
            yield _row(number, {fold(name): cell for name, cell in told.items()})
        except ValidationError as fault:
            yield number, fault.messages[0]


def _row(number, told) -> ExportRow:
    cents, gift = _cents(told, "montant total"), _cents(told, "don supplementaire")
    if fold(told.get("type de campagne", "")) in GIFTS:
        gift = cents
    state = STATES.get(fold(told["statut du paiement"]))
    if state is None:
        words = _now("le statut « %(state)s » n'est pas connu.")
        raise ValidationError(words % {"state": told["statut du paiement"][:30]})
    if not cents or gift > cents:
        raise ValidationError(_now("la somme ne se lit pas."))
    return ExportRow(
        number,
        _reference(told["reference paiement"]),
        cents,
        gift,
        _day(told.get("date du paiement", "")),
        state,
        told.get("nom payeur", "")[:80],
        told.get("prenom payeur", "")[:80],
        told.get("email payeur", "")[:254],
        told.get("campagne", "")[:120],
        _day(told["date du versement"]) if told.get("date du versement") else None,
    )


def _reference(written) -> int:
    if not written.isascii() or not written.isdecimal() or not 0 < int(written[:20]) <= LARGEST_ID:
        raise ValidationError(_now("il n'y a pas de numéro de paiement."))
    return int(written[:20])


def _cents(told, name) -> int:
    cents = cents_of(told.get(name, ""))
    if cents is None:
        raise ValidationError(_now("la somme ne se lit pas."))
    return cents


def _day(written) -> date:
    for shape in WAYS_TO_WRITE_A_DAY:
        try:
            return datetime.strptime(written, shape).date()
        except ValueError:
            continue
    raise ValidationError(_now("la date ne se lit pas."))
