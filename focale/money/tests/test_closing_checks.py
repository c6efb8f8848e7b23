"""What is left open is said before a year is closed; some of it stops the closing."""

from django.core.exceptions import ValidationError

from focale.money.closing import close
from focale.money.closing_checks import checks
from focale.money.closing_year import Year
from focale.money.models import Charge, Entry, Expense, Line, PaidBy, Purpose
from focale.money.pricing import Quote
from focale.money.tests.ended import ClosingTest


class TestChecks(ClosingTest):
    def test_a_year_in_order_has_nothing_to_say(self):
        self.post(("512", 1000), ("7541", -1000))
        self.assertEqual(self.words(), [])

    def test_what_is_left_open_is_said_in_plain_words_and_opens_its_rows(self):
        Charge.make(
            Quote(7200, 7200), label="Stage", purpose=Purpose.ACTIVITY_FEES, day=self.day,
            payer=self.samira.person, by=self.coralie,
        )  # fmt: skip
        facts = {"label": "Papier", "purpose": Purpose.CONSUMABLES, "cents": 500, "by": self.coralie}
        Expense.note(day=self.day, paid_by=PaidBy.LATER, **facts)
        self.post(("471", 300), ("530", -300))
        self.post(("5112", 400), ("706", -400))
        said = " / ".join(self.words())
        for words in (
            "1 somme due n'est pas payée (72\xa0€)",
            "1 dépense reste à payer",
            "1 dépense n'a pas de justificatif",
            "sous zéro (−3\xa0€)",
            "La caisse n'a pas été comptée",
            "3\xa0€ restent sur le compte d'attente",
            "4\xa0€ de chèques",
        ):
            self.assertIn(words, said)
        self.assertEqual(self.stops(), [])
        self.client.force_login(self.thomas)
        for check in checks(Year(self.year)):
            self.assertEqual(self.client.get(check.url).status_code, 200, check.words)

    def test_a_running_year_and_an_open_one_before_it_stop(self):
        following = self.year.open_next(by=self.thomas)
        said = [check.words for check in checks(Year(following)) if check.stops]
        self.assertEqual(len(said), 2)
        self.assertIn("on le clôture ensuite", " ".join(said))
        with self.assertRaisesMessage(ValidationError, "commencez par lui"):
            close(following, by=self.thomas)

    def test_an_unbalanced_entry_stops(self):
        crooked = Entry.objects.create(journal="OD", day=self.day, label="Faux", year=self.year)
        Line.objects.create(entry=crooked, account="530", debit_cents=5)
        with self.assertRaisesMessage(ValidationError, "n'est pas équilibrée"):
            close(self.year, by=self.thomas)

    def test_gifts_in_kind_that_differ_on_both_sides_stop(self):
        self.post(("864", 700), ("530", -700))
        self.assertIn("7\xa0€ d'écart", self.stops()[0])
