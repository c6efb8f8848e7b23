"""A year of the accounts as one looks at it before it is closed."""

from functools import cached_property

from django.db.models import Count, Q
from django.urls import reverse

from .lines_sifting import rows_address
from .models import Entry, Expense, Line
from .models.expense import AWAITED


class Year:
    """A year of the accounts as the checks look at it."""

    def __init__(self, year):
        self.year, self.days = year, (year.first_day, year.last_day)

    @cached_property
    def balances(self) -> dict:
        """Debit less credit of each account, in cents."""
        return Line.objects.filter(entry__year=self.year).balances()

    @cached_property
    def before(self):
        return self.year.before()

    @cached_property
    def waiting(self) -> int:
        """Entries that are not numbered yet."""
        return Entry.objects.filter(year=self.year, seal="").count()

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
