"""What is bought, earned, given in kind or moved is said once and stands in the books, balanced."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase
from django.utils import timezone

from focale.money.chart import CHART
from focale.money.models import (
    PLACES,
    ChartAccount,
    Contribution,
    Entry,
    Expense,
    Income,
    InKind,
    Line,
    PaidBy,
    Purpose,
    ReceivedBy,
    Transfer,
)
from focale.money.models.expense import PAID_FROM
from focale.money.models.income import RECEIVED_ON
from focale.money.models.payment import WHERE
from focale.people.erasing import erase
from focale.people.models import Organisation
from focale.testing import FocaleTest

PAPER = b"%PDF-1.4 facture"


def paper(content=PAPER, name="facture.pdf"):
    return SimpleUploadedFile(name, content)


class TestTrap(SimpleTestCase):
    """The chart and the financial report number gifts and volunteering the other way round."""

    def test_gifts_in_kind_are_870_in_the_chart_and_875_for_funders(self):
        places = PLACES[Purpose.GIFTS_IN_KIND]
        self.assertEqual((places.account, places.line), ("870", "875"))
        self.assertEqual(CHART[places.account], "Dons en nature")

    def test_volunteering_is_875_in_the_chart_and_870_for_funders(self):
        places = PLACES[Purpose.VOLUNTEERING]
        self.assertEqual((places.account, places.line), ("875", "870"))
        self.assertEqual(CHART[places.account], "Bénévolat")

    def test_every_account_an_act_writes_to_is_in_the_chart_that_is_shipped(self):
        used = {place.account for place in PLACES.values()}
        for ways in (PAID_FROM, RECEIVED_ON, WHERE):
            used |= {account for account, _journal in ways.values()}
        self.assertEqual(used - set(CHART), set())

    def test_two_words_never_share_an_account(self):
        accounts = [place.account for place in PLACES.values()]
        self.assertEqual(len(accounts), len(set(accounts)))


class ActsTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()
        cls.shop = Organisation.objects.create(name="Photo Alès", kind="company")

    def buy(self, cents=4990, **facts):
        facts = {"label": "Papier photo", "purpose": Purpose.CONSUMABLES, "day": self.today} | facts
        return Expense.note(cents=cents, by=self.coralie, **facts)

    def balances(self):
        return {account: cents for account, cents in Line.objects.all().balances().items() if cents}


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


class TestOthers(ActsTest):
    def test_a_gift_and_a_sale(self):
        Income.note(
            label="Don", purpose=Purpose.GIFTS, day=self.today, cents=5000, giver=self.odile.person,
            received_by=ReceivedBy.CHEQUE, by=self.coralie,
        )  # fmt: skip
        Income.note(
            label="Cartes postales", purpose=Purpose.SALES, day=self.today, cents=1200,
            received_by=ReceivedBy.CASH, by=self.coralie,
        )  # fmt: skip
        self.assertEqual(self.balances(), {"5112": 5000, "7541": -5000, "530": 1200, "707": -1200})

    def test_what_is_given_in_kind_counts_on_both_sides(self):
        for kind, accounts in [
            (InKind.PREMISES, ("861", "871")),
            (InKind.THINGS, ("860", "870")),
            (InKind.SERVICES, ("862", "871")),
            (InKind.VOLUNTEERS, ("864", "875")),
        ]:
            given = Contribution.note(
                label="Prêt", kind=kind, day=self.today, cents=700, giver_name="Mairie", project="LABO",
                by=self.coralie,
            )  # fmt: skip
            sums = {line.account: line.debit_cents - line.credit_cents for line in given.entry.lines.all()}
            self.assertEqual(sums, {accounts[0]: 700, accounts[1]: -700})
            self.assertEqual({line.project for line in given.entry.lines.all()}, {"LABO"})

    def test_money_goes_from_the_box_to_the_bank(self):
        Transfer.note(
            label="Dépôt", day=self.today, cents=30_000, source="530", target="512", by=self.coralie
        )
        self.assertEqual(self.balances(), {"530": -30_000, "512": 30_000})
        for source, target in (("512", "512"), ("512", "6068"), ("999", "512")):
            with self.assertRaises(ValidationError):
                Transfer.note(
                    label="Dépôt", day=self.today, cents=1, source=source, target=target, by=self.coralie
                )

    def test_an_account_keeps_its_number_once_written_to(self):
        self.buy()
        account = ChartAccount.objects.get(code="6068")
        account.label = "Fournitures du labo"
        account.write(by=self.thomas)
        account.code = "60681"
        with self.assertRaisesMessage(ValidationError, "ne change plus"):
            account.write(by=self.thomas)
        with self.assertRaisesMessage(ValidationError, "trois chiffres"):
            ChartAccount(code="9", label="x").write(by=self.thomas)
