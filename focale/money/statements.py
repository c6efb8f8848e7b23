"""What the books say of a year: earned and spent in plain words, owned and owed, each account's total."""

from dataclasses import dataclass, field

from django.db.models import Sum
from django.db.models.functions import Substr, TruncMonth
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .lines_sifting import rows_address
from .models import PLACES, ChartAccount, Line
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
    """One line of a statement, in cents; `before` is last year's. `url` opens its lines.

    `is_own`: its words are a name of the chart, which the place writes in its own language.
    """

    words: str
    cents: int
    before: int = 0
    url: str = ""
    code: str = ""
    is_own: bool = False


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


class IncomeStatement:
    """What was spent and earned in a year, up to a day, maybe for one action; last year's whole beside it."""

    def __init__(self, year, until=None, project=""):
        self.year, self.until, self.project = year, until or year.last_day, project
        self.last_year = year.before()
        self.labels = ChartAccount.objects.labels()
        self.now = self._balances(year.first_day, self.until)
        last = self.last_year
        self.then = self._balances(last.first_day, last.last_day) if last else {}
        self.expenses, self.income = self._groups("6", 1), self._groups("7", -1)
        self.uses, self.sources = self._groups("86", 1), self._groups("87", -1)

    def _balances(self, first, last):
        lines = Line.objects.of_days(first, last).filter(account__gte="6")
        return (lines.filter(project=self.project) if self.project else lines).balances()

    def _groups(self, begins, sign) -> list[Group]:
        found = {}
        for code in sorted({*self.now, *self.then}):
            cents, before = sign * self.now.get(code, 0), sign * self.then.get(code, 0)
            if code.startswith(begins) and (cents or before):
                url = rows_address([code], self.year.first_day, self.until, self.project)
                group = found.setdefault(code[:2], Group(str(GROUPS.get(code[:2], code[:2]))))
                words, is_own = words_of(code, self.labels), code not in WORDS
                group.rows.append(Row(words, cents, before, url, code, is_own))
        return list(found.values())

    @property
    def spent(self) -> int:
        return sum(group.cents for group in self.expenses)

    @property
    def earned(self) -> int:
        return sum(group.cents for group in self.income)

    @property
    def result(self) -> int:
        """Above zero: more came in than went out."""
        return self.earned - self.spent

    @property
    def spent_before(self) -> int:
        return sum(group.before for group in self.expenses)

    @property
    def earned_before(self) -> int:
        return sum(group.before for group in self.income)

    @property
    def result_before(self) -> int:
        return self.earned_before - self.spent_before

    @property
    def in_kind(self) -> int:
        return sum(group.cents for group in self.sources)

    def months(self) -> tuple[list, list, list]:
        """First days of the months, cents earned and cents spent in each."""
        lines = Line.objects.of_days(self.year.first_day, self.until)
        lines = lines.filter(project=self.project) if self.project else lines
        rows = (
            lines.filter(account__gte="6", account__lt="8")
            .order_by()
            .values_list(TruncMonth("entry__day"), Substr("account", 1, 1))
            .annotate(cents=Sum("debit_cents") - Sum("credit_cents"))
        )
        found = {(month, side): cents for month, side, cents in rows}
        months = list(months_between(self.year.first_day, self.until))
        earned = [-found.get((month, "7"), 0) for month in months]
        return months, earned, [found.get((month, "6"), 0) for month in months]


def months_between(first, last):
    """The first day of each month from one day to another."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)


FUNDS = {
    "10": _("Fonds propres"),
    "11": _("Reports des années passées"),
    "12": _("Résultat à affecter"),
    "13": _("Subventions d'investissement"),
    "15": _("Provisions"),
    "16": _("Emprunts et dépôts reçus"),
    "19": _("Fonds dédiés"),
}
FIXED, STOCKS, OWED_TO_US, AT_HAND, OWED_BY_US = range(5)
KINDS_OF = {
    FIXED: _("Immobilisations"),
    STOCKS: _("Stocks"),
    OWED_TO_US: _("Ce qu'on nous doit"),
    AT_HAND: _("Argent disponible"),
    OWED_BY_US: _("Ce que nous devons"),
}


class BalanceSheet:
    """What the association owns and owes on a day. Years not closed yet count with those before them."""

    def __init__(self, year, until=None):
        self.year, self.until = year, until or year.last_day
        self.years = year.running()
        self.first = self.years[-1].first_day
        self.labels = ChartAccount.objects.labels()
        lines = Line.objects.of_days(self.first, self.until)
        self.balances = lines.filter(account__lt="6").balances()
        self.assets, self.liabilities = {}, {}
        for code in sorted(code for code, cents in self.balances.items() if cents):
            self._place(code, self.balances[code])
        for one in reversed(self.years):
            self._add_result(one)

    def _place(self, code, cents):
        if code[0] == "1":
            group = FUNDS.get(code[:2], _("Fonds propres"))
            return self._add(self.liabilities, group, code, -cents)
        if code[0] in "23":
            return self._add(self.assets, KINDS_OF[FIXED if code[0] == "2" else STOCKS], code, cents)
        if cents > 0 or code[1] == "9":
            return self._add(self.assets, KINDS_OF[OWED_TO_US if code[0] == "4" else AT_HAND], code, cents)
        return self._add(self.liabilities, KINDS_OF[OWED_BY_US], code, -cents)

    def _add(self, side, words, code, cents):
        url = rows_address([code], self.first, self.until)
        row = Row(name_of(code, self.labels), cents, 0, url, code, is_own=True)
        side.setdefault(str(words), Group(str(words))).rows.append(row)

    def _add_result(self, year):
        """The result of a year that is not carried over yet stands among what the association owns itself."""
        until = min(year.last_day, self.until)
        found = Line.objects.of_days(year.first_day, until).filter(account__gte="6", account__lt="8")
        if cents := -sum(found.balances().values()):
            words = _now("Résultat de %(year)s") % {"year": year}
            group = self.liabilities.setdefault("result", Group(_now("Résultat de l'année")))
            group.rows.append(Row(words, cents, 0, rows_address("67", year.first_day, until, is_exact=False)))

    @property
    def owned(self) -> int:
        return sum(group.cents for group in self.assets.values())

    @property
    def owed(self) -> int:
        return sum(group.cents for group in self.liabilities.values())


AT_A_GLANCE = (
    (_("En caisse"), ("53",), 1),
    (_("À la banque"), ("512", "514"), 1),
    (_("À recevoir"), ("411", "441", "511"), 1),
    (_("À payer"), ("401", "408", "4681"), -1),
)
"""What one looks at first: its words, the accounts behind it, and 1 where a debit is above zero."""


def at_a_glance(year, day) -> list[Row]:
    """Cash box, banks, what is owed to us and by us that day."""
    first = year.running()[-1].first_day
    balances = Line.objects.of_days(first, day).filter(account__lt="6").balances()
    found = []
    for words, begins, sign in AT_A_GLANCE:
        cents = sign * sum(cents for code, cents in balances.items() if code.startswith(begins))
        found.append(Row(str(words), cents, 0, rows_address(begins, first, day, is_exact=False)))
    return found


class TrialBalance:
    """The debits, the credits and the balance of each account over some days."""

    def __init__(self, first, last, project=""):
        labels = ChartAccount.objects.labels()
        lines = Line.objects.of_days(first, last)
        lines = lines.filter(project=project) if project else lines
        rows = lines.order_by().values_list("account")
        rows = rows.annotate(debit=Sum("debit_cents"), credit=Sum("credit_cents")).order_by("account")
        self.rows = [
            {
                "code": code,
                "words": name_of(code, labels),
                "debit": debit,
                "credit": credit,
                "over": max(debit - credit, 0),
                "under": max(credit - debit, 0),
                "url": rows_address([code], first, last, project),
            }
            for code, debit, credit in rows
        ]

    @property
    def totals(self) -> dict:
        names = ("debit", "credit", "over", "under")
        return {name: sum(row[name] for row in self.rows) for name in names}
