"""An expense stands in the books, is paid once, and leaves nothing when it is cancelled."""

from datetime import timedelta

from django.core.exceptions import ValidationError

from focale.money.gift_receipts import gift_receipt
from focale.money.models import Entry, Expense, Issuer, PaidBy
from focale.money.tests.spending import ActsTest, paper
from focale.people.erasing import erase


class TestExpense(ActsTest):
    def test_it_is_spent_from_where_it_was_paid(self):
        for how, account in [
            (PaidBy.CASH, "530"),
            (PaidBy.CARD, "512"),
            (PaidBy.LATER, "401"),
        ]:
            expense = self.buy(supplier=self.shop, paid_by=how, project="LABO")
            sums = {line.account: line.debit_cents - line.credit_cents for line in expense.entry.lines.all()}
            self.assertEqual(sums, {"6068": 4990, account: -4990})
        self.assertEqual(expense.entry.label, "Papier photo (Photo Alès)")
        self.assertEqual(expense.entry.piece, f"D{expense.pk}")
        self.assertEqual({line.project for line in expense.entry.lines.all()}, {"LABO", ""})

    def test_a_volunteer_is_paid_back_once(self):
        expense = self.buy(paid_by=PaidBy.OWED, volunteer=self.karim.person)
        self.assertEqual(list(Expense.objects.awaiting_payment()), [expense])
        expense.settle(PaidBy.TRANSFER, by=self.thomas)
        self.assertEqual(self.balances(), {"6068": 4990, "512": -4990})
        with self.assertRaisesMessage(ValidationError, "rien à payer"):
            expense.settle(PaidBy.CASH, by=self.thomas)

    def test_what_a_volunteer_waives_is_a_gift_in_the_books(self):
        self.buy(paid_by=PaidBy.WAIVED, volunteer=self.karim.person)
        later = self.buy(1000, paid_by=PaidBy.OWED, volunteer=self.karim.person)
        later.settle(PaidBy.WAIVED, by=self.thomas)
        self.assertEqual(self.balances(), {"6068": 5990, "75412": -5990})

    def test_what_is_waived_is_an_income_of_the_volunteer_and_goes_with_the_expense(self):
        at_once = self.buy(paid_by=PaidBy.WAIVED, volunteer=self.karim.person, project="LABO")
        later = self.buy(1000, paid_by=PaidBy.OWED, volunteer=self.karim.person)
        later.settle(PaidBy.WAIVED, by=self.thomas)
        for expense in (at_once, later):
            given = expense.waiver
            self.assertEqual((given.giver, given.cents), (self.karim.person, expense.cents))
            with self.assertRaisesMessage(ValidationError, "annulez la dépense elle-même"):
                given.cancel(reason="erreur", by=self.thomas)
            expense.cancel(reason="erreur", by=self.thomas)
            given.refresh_from_db()
            self.assertTrue(given.cancelled_at)
        self.assertEqual(self.balances(), {})

    def test_what_has_a_fiscal_receipt_is_not_cancelled(self):
        Issuer(legal_name="Le Focus", may_issue_gift_receipts=True).write(by=self.ada)
        expense = self.buy(paid_by=PaidBy.WAIVED, volunteer=self.karim.person)
        gift_receipt(expense.waiver, self.karim.person, address="1 rue du Faubourg", by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "Un reçu fiscal est déjà délivré"):
            expense.cancel(reason="erreur", by=self.thomas)
        self.assertEqual(self.balances(), {"6068": 4990, "75412": -4990})

    def test_who_advanced_the_money_is_asked(self):
        with self.assertRaisesMessage(ValidationError, "quel bénévole"):
            self.buy(paid_by=PaidBy.OWED)
        self.assertEqual(Entry.objects.count(), 0)

    def test_an_invoice_is_not_waived_nor_paid_by_waiting(self):
        expense = self.buy(paid_by=PaidBy.LATER)
        for how in (PaidBy.WAIVED, PaidBy.OWED):
            with self.assertRaisesMessage(ValidationError, "Choisissez comment"):
                expense.settle(how, by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "entre le jour de l'achat"):
            expense.settle(PaidBy.CASH, day=self.today - timedelta(days=1), by=self.thomas)

    def test_cancelled_it_leaves_nothing_in_the_books_but_both_entries(self):
        expense = self.buy(paid_by=PaidBy.LATER)
        expense.settle(PaidBy.CASH, by=self.thomas)
        expense.cancel(reason="saisie deux fois", by=self.thomas)
        self.assertEqual(self.balances(), {})
        self.assertEqual(Entry.objects.count(), 4)
        self.assertFalse(Expense.objects.standing().exists())
        with self.assertRaisesMessage(ValidationError, "déjà annulé"):
            expense.cancel(reason="encore", by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "rien à payer"):
            expense.settle(PaidBy.CASH, by=self.thomas)

    def test_without_a_reason_nothing_is_cancelled(self):
        expense = self.buy()
        with self.assertRaisesMessage(ValidationError, "Dites pourquoi"):
            expense.cancel(reason="  ", by=self.thomas)
        self.assertEqual(self.balances(), {"6068": 4990, "512": -4990})

    def test_the_same_form_twice_is_one_expense(self):
        for _time in range(2):
            self.buy(ticket="t" * 20)
        self.assertEqual((Expense.objects.count(), Entry.objects.count()), (1, 1))

    def test_tomorrow_and_nothing_are_refused(self):
        with self.assertRaisesMessage(ValidationError, "pas encore arrivé"):
            self.buy(day=self.today + timedelta(days=1))
        with self.assertRaises(ValidationError):
            self.buy(cents=0)
        self.assertEqual((Expense.objects.count(), Entry.objects.count()), (0, 0))

    def test_an_invoice_is_known_by_its_content(self):
        expense = self.buy(document=paper(name="../../x.exe"))
        self.assertRegex(expense.document.name, r"^pieces/[0-9a-f]{24}\.pdf$")
        with self.assertRaisesMessage(ValidationError, "ni un PDF"):
            self.buy(document=paper(b"<html>", "facture.pdf"))
        with self.assertRaisesMessage(ValidationError, "ni un PDF"):
            expense.attach(paper(b"MZ"), by=self.thomas)
        expense.attach(paper(b"\xff\xd8\xff photo"), by=self.thomas)
        self.assertTrue(expense.document.name.endswith(".jpg"))

    def test_a_search_ignores_accents(self):
        expense = self.buy(label="Révélateur", supplier=self.shop)
        self.assertEqual(list(Expense.objects.found_by("revelateur ales")), [expense])
        self.assertFalse(Expense.objects.found_by("agrandisseur").exists())

    def test_who_is_owed_money_is_not_erased(self):
        expense = self.buy(paid_by=PaidBy.OWED, volunteer=self.odile.person)
        with self.assertRaisesMessage(ValidationError, "encore rembourser"):
            erase(self.odile.person, by=self.coralie)
        expense.settle(PaidBy.CASH, by=self.thomas)
        erase(self.odile.person, by=self.coralie)
        expense.refresh_from_db()
        self.assertEqual(expense.volunteer.last_name, "")
        self.assertNotIn("odile", expense.folded_words)
