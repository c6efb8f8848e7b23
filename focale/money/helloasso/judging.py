"""What would become of each line of an export of payments: said first, done when one agrees."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _now

from focale.money.models import FiscalYear, Income, Payer, Payment, Share
from focale.people.folding import fold
from focale.people.models import Person

from .exports import NOTHING, OFFLINE, REFUNDED, ExportRow, payments_in
from .settling import outside_key

MOST_ROWS = 2000
TAKE, BACK, LEAVE, FAULT = "take", "back", "leave", "fault"


@dataclass
class Judged:
    """`act`: TAKE, BACK (note it as given back), LEAVE or FAULT; `words`: why; `pays`: [(what, cents)]."""

    number: int
    act: str
    words: str = ""
    row: ExportRow | None = None
    payer: Person | None = None
    pays: list = field(default_factory=list)

    @property
    def credit_cents(self) -> int:
        """What would pay nothing yet."""
        return self.row.cents - self.row.gift - sum(cents for _what, cents in self.pays) if self.payer else 0


def judge(table) -> list[Judged]:
    """Every line of the file, in its order. Refuses a file that is not this export, or too long a one."""
    if len(table.rows) > MOST_ROWS:
        raise ValidationError(_now("Ce fichier a plus de 2 000 lignes\xa0: coupez-le en plusieurs."))
    rows = list(payments_in(table))
    known = Known([row for row in rows if isinstance(row, ExportRow)])
    return [known.judge(row) if isinstance(row, ExportRow) else Judged(row[0], FAULT, row[1]) for row in rows]


class Known:
    """What stands here already about the payments and the payers of a file, read in six queries."""

    def __init__(self, rows):
        keys = [outside_key(row.ref) for row in rows]
        self.payments = {p.outside_key: p for p in Payment.objects.filter(outside_key__in=keys)}
        gifts = Income.objects.filter(ticket__in=keys).values_list("ticket", "cancelled_at")
        self.gifts = {ticket: cancelled_at is None for ticket, cancelled_at in gifts}
        self.years, self.seen = list(FiscalYear.objects.order_by("first_day")), set()
        self.people = self._people(rows)
        owed = Share.objects.unpaid().filter(
            payer=Payer.PERSON, person__in={person.pk for people in self.people.values() for person in people}
        )
        self.owed = {}
        for share in owed.to_choose_from():
            self.owed.setdefault(share.person_id, []).append([share.charge.label, share.left_cents])

    def _people(self, rows) -> dict:
        """Persons by folded name, « last first »."""
        names = {_name_of(row) for row in rows if row.last_name}
        found = {}
        for person in Person.objects.existing().filter(folded_name__in=names).annotate(mail=Lower("email")):
            found.setdefault(person.folded_name, []).append(person)
        return found

    def judge(self, row) -> Judged:
        """What would become of this line."""
        key = outside_key(row.ref)
        if row.state == REFUNDED:
            return self._judge_refunded(row, self.payments.get(key), self.gifts.get(key))
        if words := self._why_left(row, key):
            return Judged(row.number, LEAVE, words, row)
        self.seen.add(key)
        if words := self._why_not(row):
            return Judged(row.number, FAULT, words, row)
        if row.gift == row.cents:
            return Judged(row.number, TAKE, _now("C'est un don."), row, self.payer_of(row))
        if not (payer := self.payer_of(row)):
            words = _now(
                "Aucune personne, ou plusieurs, à ce nom\xa0: ajoutez la fiche, puis renvoyez le fichier."
            )
            return Judged(row.number, FAULT, words, row)
        return Judged(row.number, TAKE, "", row, payer, self._spread(payer, row.cents - row.gift))

    def _why_left(self, row, key) -> str:
        if key in self.payments or key in self.gifts:
            return _now("Déjà dans les comptes.")
        if key in self.seen:
            return _now("Deux fois dans ce fichier.")
        if row.state == OFFLINE:
            return _now(
                "Noté hors ligne\xa0: cet argent n'est pas passé par HelloAsso, encaissez-le à l'accueil."
            )
        return _now("Rien n'a été payé.") if row.state == NOTHING else ""

    def _judge_refunded(self, row, payment, gift_stands) -> Judged:
        """`gift_stands`: None where no gift came of it."""
        if payment is None and gift_stands is None:
            return Judged(row.number, LEAVE, _now("Remboursé\xa0: il n'en reste rien."), row)
        is_due = payment is not None and payment.refunded_cents < payment.cents
        if not is_due and not gift_stands:
            return Judged(row.number, LEAVE, _now("Déjà noté comme remboursé."), row)
        due = _now("Remboursé\xa0: la somme sera de nouveau due.")
        return Judged(row.number, BACK, due if is_due else _now("Remboursé\xa0: le don sera annulé."), row)

    def _why_not(self, row) -> str:
        """Why the books would refuse its day."""
        if row.day > timezone.localdate():
            return _now("Ce jour n'est pas encore arrivé.")
        if self.years and row.day < self.years[0].first_day:
            return _now("Ce jour est avant le premier exercice.")
        for year in self.years:
            if year.closed_at and year.first_day <= row.day <= year.last_day:
                return _now("L'exercice %(year)s est clôturé.") % {"year": year}
        return ""

    def payer_of(self, row):
        """The person of this name, by the address where several bear it; None when in doubt."""
        found = self.people.get(_name_of(row), [])
        if len(found) > 1:
            found = [person for person in found if person.mail and person.mail == row.email.casefold()]
        return found[0] if len(found) == 1 else None

    def _spread(self, payer, cents) -> list:
        """What it would pay, the oldest sum first; what it pays is no longer owed by the next lines."""
        pays = []
        for owed in self.owed.get(payer.pk, []):
            if given := min(cents, owed[1]):
                pays.append((owed[0], given))
                owed[1] -= given
                cents -= given
        return pays


def _name_of(row) -> str:
    return fold(f"{row.last_name} {row.first_name}")[:170]
