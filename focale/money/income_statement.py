"""What was spent and earned in a year, in the words people choose, with last year's whole beside it."""

from django.db.models import Sum
from django.db.models.functions import Substr, TruncMonth

from .lines_sifting import rows_address
from .models import ChartAccount, Line
from .statements import GROUPS, WORDS, Group, Row, words_of


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
