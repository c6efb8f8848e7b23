"""An invoice replaced by a better photo stays in the files; that of a closed year is not replaced."""

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.urls import reverse

from focale.ground.models import Event
from focale.money.closing import close
from focale.money.models import Expense, Purpose
from focale.money.tests.ended import ClosingTest
from focale.money.tests.spending import paper


class ReplacedPaperTest(ClosingTest):
    def setUp(self):
        super().setUp()
        facts = {"label": "Papier photo", "purpose": Purpose.CONSUMABLES, "day": self.day}
        self.expense = Expense.note(cents=4990, document=paper(), by=self.thomas, **facts)

    def test_what_was_there_before_is_kept_and_the_journal_says_where(self):
        former = self.expense.document.name
        self.expense.attach(paper(b"\xff\xd8\xff photo"), by=self.thomas)
        self.assertTrue(default_storage.exists(former))
        self.assertEqual(Event.objects.latest("pk").details["former"], former)

    def test_a_closed_year_keeps_its_papers(self):
        kept = self.expense.document.name
        close(self.year, by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "exercice est clos"):
            self.expense.attach(paper(), by=self.thomas)
        self.client.force_login(self.thomas)
        address = reverse("expense-paper", args=[self.expense.pk])
        answer = self.client.post(address, {"document": paper()})
        self.assertContains(answer, "exercice est clos", status_code=422)
        self.assertEqual(Expense.objects.get().document.name, kept)
