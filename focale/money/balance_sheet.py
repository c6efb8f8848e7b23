"""What the association owns and owes on a day, and what came of it. Both sides are always equal."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .lines_sifting import rows_address
from .models import ChartAccount, Line
from .models.chart_account import name_of
from .statements import Group, Row

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
