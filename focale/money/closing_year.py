"""A year of the accounts as one looks at it before it is closed."""

from functools import cached_property

from django.db.models import Count, Max, Q, Sum
from django.urls import reverse

from .lines_sifting import rows_address
from .models import Entry, Expense, Journal, Line
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
    def _entries(self) -> dict:
        opening = Q(journal=Journal.OPENING, reversed_by=None)
        rows = Entry.objects.filter(year=self.year)
        return rows.aggregate(waiting=Count("pk", Q(seal="")), opening=Count("pk", opening))

    @property
    def waiting(self) -> int:
        """Entries that are not numbered yet."""
        return self._entries["waiting"]

    @property
    def has_opening(self) -> bool:
        """Whether the year has opening balances that stand."""
        return self._entries["opening"] > 0

    @cached_property
    def expenses_left(self) -> dict:
        """How many expenses are to be paid, and how many lack their paper."""
        unpaid = Q(paid_by__in=AWAITED, settled_on=None)
        rows = Expense.objects.standing().between(*self.days)
        return rows.aggregate(unpaid=Count("pk", unpaid), bare=Count("pk", Q(document="")))

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
