"""What the statements share: their lines, the words of the accounts, and what one looks at first."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .advances import paid_ahead
from .lines_sifting import rows_address
from .models import PLACES, Line
from .models.chart_account import name_of

WORDS = {place.account: purpose for purpose, place in PLACES.items()}


GROUPS = {
    "60": _("Achats"),
    "61": _("Services extérieurs"),
    "62": _("Autres services extérieurs"),
    "63": _("Impôts et taxes"),
    "64": _("Personnel"),
    "65": _("Autres charges de gestion"),
    "66": _("Charges financières"),
    "67": _("Charges exceptionnelles"),
    "68": _("Amortissements, provisions, fonds dédiés"),
    "69": _("Impôts sur les bénéfices"),
    "70": _("Ventes et participations"),
    "73": _("Dotations et produits de tarification"),
    "74": _("Subventions"),
    "75": _("Adhésions, dons, autres produits"),
    "76": _("Produits financiers"),
    "77": _("Produits exceptionnels"),
    "78": _("Reprises, fonds dédiés utilisés"),
    "79": _("Transferts de charges"),
    "86": _("Emploi des contributions en nature"),
    "87": _("Contributions en nature reçues"),
}


def words_of(code, labels) -> str:
    """What an account is for, in the word people choose; the name of the chart where no word leads to it."""
    return str(WORDS[code].label) if code in WORDS else name_of(code, labels)


@dataclass
class Row:
    """One line of a statement, in cents; `before` is last year's. `url` opens its lines; `note` stands below.

    `is_own`: its words are a name of the chart, which the place writes in its own language.
    """

    words: str
    cents: int
    before: int = 0
    url: str = ""
    code: str = ""
    is_own: bool = False
    note: str = ""


@dataclass
class Group:
    words: str
    rows: list = field(default_factory=list)

    @property
    def cents(self) -> int:
        return sum(row.cents for row in self.rows)

    @property
    def before(self) -> int:
        return sum(row.before for row in self.rows)


RECEIVABLE = ("411", "441", "511")
AT_A_GLANCE = (
    (_("En caisse"), ("53",), 1),
    (_("À la banque"), ("512", "514"), 1),
    (_("À recevoir, avec les subventions"), RECEIVABLE, 1),
    (_("À payer"), ("401", "408", "4681"), -1),
)
"""What one looks at first: its words, the accounts behind it, and 1 where a debit is above zero."""


def at_a_glance(year, day, years=None) -> list[Row]:
    """Cash box, banks, what is owed to us and by us that day; what was paid ahead stands apart."""
    first = year.running(years)[-1].first_day
    balances = Line.objects.of_days(first, day).filter(account__lt="6").balances()
    found = []
    for words, begins, sign in AT_A_GLANCE:
        cents = sign * sum(cents for code, cents in balances.items() if code.startswith(begins))
        row = Row(str(words), cents, 0, rows_address(begins, first, day, is_exact=False))
        found.append(row)
        if begins == RECEIVABLE and (ahead := paid_ahead(day)):
            row.cents += ahead
            row.note = _now("les lignes en ôtent ce qui est payé d'avance")
            found.append(Row(_now("Payé d'avance"), ahead, 0, f"{reverse('payments')}?etat=avance"))
    return found
