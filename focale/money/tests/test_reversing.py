"""A mistake is corrected by the opposite entry, once, with its reason."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.money.ledger import Journal, Movement, post, reverse
from focale.money.models import FiscalYear
from focale.testing import FocaleTest


def moved(cents=100):
    return [Movement("530", cents), Movement("7541", -cents)]


class TestReversing(FocaleTest):
    def test_the_opposite_entry_says_why_and_leaves_nothing(self):
        entry = post(Journal.CASH, timezone.localdate(), "Don", moved(), piece="R1", by=self.thomas)
        opposite = reverse(entry, "saisi deux fois", by=self.thomas)
        self.assertEqual(opposite.label, "Annulation\xa0: Don (saisi deux fois)")
        sums = {line.account: line.credit_cents - line.debit_cents for line in opposite.lines.all()}
        self.assertEqual(sums, {"530": 100, "7541": -100})
        with self.assertRaisesMessage(ValidationError, "déjà annulée"):
            reverse(entry, "encore", by=self.thomas)

    def test_a_reason_is_asked(self):
        entry = post(Journal.CASH, timezone.localdate(), "Don", moved(), by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "Dites pourquoi"):
            reverse(entry, " ", by=self.thomas)

    def test_it_falls_into_the_year_of_the_mistake_while_that_is_open(self):
        today = timezone.localdate()
        year = FiscalYear.open(
            first_day=today - timedelta(days=400), last_day=today - timedelta(days=36), by=self.thomas
        )
        entry = post(Journal.CASH, year.first_day, "Don", moved(), by=self.thomas)
        self.assertEqual(reverse(entry, "erreur", by=self.thomas).day, year.last_day)

    def test_an_unbalanced_empty_or_odd_entry_is_refused(self):
        for movements, words in [
            ([Movement("530", 100)], "équilibrée"),
            ([Movement("530", 0)], "vide"),
            ([Movement("caisse", 1), Movement("7541", -1)], "numéro de compte"),
            ([Movement("530", 3 * 10**9), Movement("7541", -3 * 10**9)], "trop grande"),
        ]:
            with self.assertRaisesMessage(ValidationError, words):
                post(Journal.CASH, timezone.localdate(), "Don", movements, by=self.thomas)
