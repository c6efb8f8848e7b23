"""A year of the accounts as one looks at it before it is closed."""

from functools import cached_property

from django.db.models import Count, Exists, IntegerField, Max, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from .lines_sifting import rows_address
from .models import Entry, Expense, FiscalYear, Journal, Line, Till
from .models.expense import AWAITED


class Year:
    """A year of the accounts as the checks look at it."""

    def __init__(self, year):
        self.year, self.days = year, (year.first_day, year.last_day)

    @cached_property
    def balances(self) -> dict:
        """Debit less credit of each account, in cents."""
        return {code: cents for code, (cents, _day) in self._accounts.items()}

    @cached_property
    def _accounts(self) -> dict:
        """Debit less credit and the last day of each account."""
        rows = Line.objects.filter(entry__year=self.year).order_by().values_list("account")
        told = rows.annotate(cents=Sum("debit_cents") - Sum("credit_cents"), last=Max("entry__day"))
        return {code: (cents, last) for code, cents, last in told}

    @property
    def last_cash_day(self):
        """The last day something went into the cash box or out of it; None where nothing did."""
        return max((day for code, (_cents, day) in self._accounts.items() if code[:2] == "53"), default=None)

    @cached_property
    def before(self):
        return self.year.before()

    @cached_property
    def _counts(self) -> dict:
        """How many entries wait or open the year, how many expenses are to be paid or lack their paper."""
        entries = Entry.objects.filter(year=self.year)
        spent = Expense.objects.standing().between(*self.days)
        asked = {
            "waiting": _count(entries.filter(seal="")),
            "opening": _count(entries.filter(journal=Journal.OPENING, reversed_by=None)),
            "unpaid": _count(spent.filter(paid_by__in=AWAITED, settled_on=None)),
            "bare": _count(spent.filter(document="")),
        }
        if self.last_cash_day:
            after = Q(day__gt=self.last_cash_day) | Q(day=self.last_cash_day, is_opening=False)
            asked["counted"] = Exists(Till.objects.filter(after))
        return FiscalYear.objects.filter(pk=self.year.pk).annotate(**asked).values(*asked).get()

    @property
    def cash_was_counted(self) -> bool:
        """Whether the box was counted after the last movement; nothing to count is counted."""
        return bool(self._counts.get("counted", True))

    @property
    def waiting(self) -> int:
        """Entries that are not numbered yet."""
        return self._counts["waiting"]

    @property
    def has_opening(self) -> bool:
        """Whether the year has opening balances that stand."""
        return self._counts["opening"] > 0

    @property
    def expenses_left(self) -> dict:
        """How many expenses are to be paid (`unpaid`), and how many lack their paper (`bare`)."""
        return self._counts

    @property
    def result(self) -> int:
        """Income less expenses, in cents."""
        return -sum(cents for code, cents in self.balances.items() if code[0] in "67")

    def begins(self, *codes) -> dict:
        """The balances of the accounts that begin so, in order, those at nothing left out."""
        return {code: self.balances[code] for code in sorted(self.balances)
                if code.startswith(codes) and self.balances[code]}  # fmt: skip

    def rows(self, codes) -> str:
        """The address of the lines of these accounts."""
        return rows_address(list(codes), *self.days)

    def expenses(self, state) -> str:
        """The address of the expenses in this state."""
        return f"{reverse('expenses')}?du={self.days[0]}&au={self.days[1]}&etat={state}"


def _count(rows):
    """How many rows, asked inside another question."""
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
