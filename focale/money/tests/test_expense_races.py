"""An expense is paid once, cancelled once, and noted once, whoever presses at the same moment."""

import threading

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase
from django.utils import timezone

from focale.money.models import Entry, Expense, Line, PaidBy, Purpose
from focale.testing import Cast


class ExpenseRaceTest(TransactionTestCase):
    def setUp(self):
        self.cast = type("Story", (Cast,), {})
        self.cast.enter()

    def note(self, **more):
        facts = {"label": "Papier", "purpose": Purpose.CONSUMABLES, "day": timezone.localdate()}
        return Expense.note(cents=500, by=None, **facts, **more)

    def together(self, *acts):
        """All at once; gives back how many were refused."""
        start, refused = threading.Barrier(len(acts)), []

        def run(act):
            start.wait()
            try:
                act()
            except ValidationError as refusal:
                refused.append(refusal)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=[act]) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return len(refused)

    def test_six_people_pay_the_same_invoice_once(self):
        expense = self.note(paid_by=PaidBy.LATER)
        pay = [lambda: Expense.objects.get(pk=expense.pk).settle(PaidBy.CASH, by=None)] * 6
        self.assertEqual(self.together(*pay), 5)
        self.assertEqual(Line.objects.all().balances(), {"6068": 500, "401": 0, "530": -500})

    def test_paid_and_cancelled_at_once_leaves_the_books_right(self):
        expense = self.note(paid_by=PaidBy.LATER)
        pay = lambda: Expense.objects.get(pk=expense.pk).settle(PaidBy.CASH, by=None)  # noqa: E731
        cancel = lambda: Expense.objects.get(pk=expense.pk).cancel(reason="erreur", by=None)  # noqa: E731
        self.together(pay, cancel, pay, cancel)
        self.assertEqual(set(Line.objects.all().balances().values()), {0})

    def test_the_same_form_sent_six_times_is_one_expense(self):
        self.assertEqual(self.together(*[lambda: self.note(ticket="t" * 20)] * 6), 0)
        self.assertEqual((Expense.objects.count(), Entry.objects.count()), (1, 1))
