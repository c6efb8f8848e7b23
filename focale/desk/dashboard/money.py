"""The books on the dashboard: where the money is, what we owe, how the year goes. Two queries."""

from collections import defaultdict

from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground.charts import line
from focale.ground.dates import short_date
from focale.ground.typography import NBSP
from focale.money.income_statement import months_between
from focale.money.lines_sifting import rows_address
from focale.money.models import FiscalYear, Line
from focale.money.periods import shown_year
from focale.money.statement_charts import EUROS
from focale.money.statements import Row

AT_HAND = (
    (gettext_lazy("En caisse"), ("53",), 1),
    (gettext_lazy("À la banque"), ("512", "514"), 1),
    (gettext_lazy("Chèques à porter à la banque"), ("5112",), 1),
    (gettext_lazy("Cartes, pas encore versées"), ("5115",), 1),
    (gettext_lazy("Bons, chez leurs émetteurs"), ("5118",), 1),
)
OWED_BY_US = (
    (gettext_lazy("Fournisseurs"), ("401", "404", "408"), -1),
    (gettext_lazy("Bénévoles à rembourser"), ("4681",), -1),
    (gettext_lazy("Salaires, cotisations, impôts"), ("42", "43", "442", "447", "448"), -1),
    (gettext_lazy("Cautions à rendre"), ("165",), -1),
)
GRANTS = ((gettext_lazy("Subventions à recevoir"), ("441",), 1),)
"""Words, the accounts behind them, and 1 where a debit is above zero."""


class Money:
    """Balances of today. Years whose balances are not carried over yet count with the one shown."""

    def __init__(self):
        self.today = timezone.localdate()
        self.years = list(FiscalYear.objects.all())
        self.year = shown_year(self.years)
        self.first = self._first_day()
        self.day = max(self.today, self.year.first_day) if self.year else self.today
        rows = Line.objects.of_days(self.first, self.day).filter(account__lt="8").order_by()
        rows = rows.values_list("account", TruncMonth("entry__day"))
        self.cells = list(rows.annotate(cents=Sum("debit_cents") - Sum("credit_cents")))

    def _first_day(self):
        if self.year is None:
            return None
        first = self.year.first_day
        for year in self.years:  # the latest first
            if year.first_day < self.year.first_day:
                if year.closed_at:
                    break
                first = year.first_day
        return first

    def rows(self, lines) -> list[Row]:
        """Each of these lines with its cents and the address of what is behind."""
        return [
            Row(
                str(words),
                sign * self._sum(begins),
                0,
                rows_address(begins, self.first, self.day, is_exact=False),
            )
            for words, begins, sign in lines
        ]

    def _sum(self, begins):
        return sum(cents for account, _month, cents in self.cells if account.startswith(begins))

    def months(self) -> dict:
        """{(first day of a month, "6" or "7"): cents spent or earned} of the year shown."""
        found = defaultdict(int)
        for account, month, cents in self.cells:
            if account[0] in "67" and self.year and month >= self.year.first_day.replace(day=1):
                found[month, account[0]] += cents if account[0] == "6" else -cents
        return found

    @property
    def spent(self) -> int:
        return sum(cents for (_month, side), cents in self.months().items() if side == "6")

    @property
    def earned(self) -> int:
        return sum(cents for (_month, side), cents in self.months().items() if side == "7")

    def result(self) -> list[Row]:
        """Earned, spent and the difference of the year so far; nothing before a year is opened."""
        if self.year is None:
            return []
        days = self.year.first_day, self.day
        url = rows_address(["6", "7"], *days, is_exact=False)
        return [
            Row(_("Recettes"), self.earned, 0, rows_address(["7"], *days, is_exact=False)),
            Row(_("Dépenses"), self.spent, 0, rows_address(["6"], *days, is_exact=False)),
            Row(_("Résultat à ce jour"), self.earned - self.spent, 0, url),
        ]

    def chart(self):
        """Earned and spent by month so far; nothing where nothing happened."""
        found = self.months()
        if not any(found.values()):
            return None
        months = list(months_between(self.year.first_day, self.day))
        labels = [short_date(month).split(NBSP)[-1] for month in months]
        series = [
            (words, [round(found.get((month, side), 0) / 100) for month in months])
            for words, side in ((_("Recettes"), "7"), (_("Dépenses"), "6"))
        ]
        return line(_("Mois par mois"), labels, series, description=_("En euros, arrondis."), unit=EUROS)
