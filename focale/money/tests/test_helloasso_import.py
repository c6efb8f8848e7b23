"""An export of payments of HelloAsso: read as it comes, looked at first, taken in once."""

from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase
from openpyxl import Workbook

from focale.ground.tables_read import Row, Table, read_table
from focale.money.forms.helloasso import as_text
from focale.money.helloasso.exports import ExportRow, payments_in
from focale.money.models import FiscalYear, Income, Payment
from focale.people.models import Person
from focale.testing import at

from .helloasso_samples import HEAD, sample
from .helloasso_server import helloasso
from .paying_by_card import CardTest


class ImportTest(CardTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.thomas)
        self.today = timezone.localdate()

    def line(self, ref="900001", cents="72,00", state="Payé", who="Benali;Samira", gift="", **more):
        day = more.get("day") or f"{self.today:%d/%m/%Y} 14:25:08"
        paid_out = more.get("paid_out", "")
        told = f"{'Oui' if paid_out else 'Non'};{paid_out}"
        kind = more.get("kind", "Adhésion")
        mail = more.get("mail", "samira@example.org")
        first = f"700001;{ref};{cents};{day};{state};{told};{who};{mail}"
        return f"{first};Stages;{kind};{cents};;{gift};;Carte bancaire"

    def look(self, *lines, encoding="utf-8-sig"):
        content = "\r\n".join([HEAD, *lines]).encode(encoding)
        return self.client.post("/argent/cartes/import/", {"file": SimpleUploadedFile("p.csv", content)})

    def take(self, *lines):
        """Look at the file, agree, and see what the payments page says."""
        page = self.look(*lines)
        text = page.context["agree"].initial["text"]
        return self.client.post("/argent/cartes/import/ecriture/", {"text": text}, follow=True)

    def acts(self, *lines):
        return [line.act for line in self.look(*lines).context["look"].lines]


class TestLooking(ImportTest):
    def test_the_page_of_payments_leads_there_and_back_without_an_account_at_helloasso(self):
        with helloasso(slug=""):
            self.assertContains(self.client.get("/argent/paiements/"), 'href="/argent/cartes/import/"')
            page = self.client.get("/argent/cartes/import/")
            for address in ("/argent/", "/argent/paiements/"):
                self.assertContains(page, f'href="{address}"')
            self.assertNotContains(page, 'href="/argent/cartes/"')
            self.take(self.line())
        self.assertEqual(self.left(), 0)
        self.client.force_login(self.jeanne)
        self.assertNotContains(self.client.get("/argent/paiements/"), "/argent/cartes/import/")

    def test_nothing_is_written_before_one_agrees(self):
        page = self.look(self.line())
        self.assertContains(page, "Stage caméra (72")
        self.assertEqual((self.payments(), self.left()), ([], 7200))

    def test_every_alphabet_is_read(self):
        for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
            with self.subTest(encoding=encoding):
                self.assertEqual(self.look(self.line(), encoding=encoding).context["look"].cents, 7200)

    def test_a_workbook_says_the_same_as_the_text_whatever_its_file_is_called(self):
        day = timezone.localtime().replace(tzinfo=None, microsecond=0)
        cells = self.line().split(";")
        cells[1:4], cells[11] = [900001, 72.0, day], 72.5
        book = Workbook()
        for row in (HEAD.split(";"), cells):
            book.active.append(row)
        content = BytesIO()
        book.save(content)
        for name in ("paiements.xlsx", "paiements.csv"):
            file = SimpleUploadedFile(name, content.getvalue())
            page = self.client.post("/argent/cartes/import/", {"file": file})
            self.assertEqual([line.act for line in page.context["look"].lines], self.acts(self.line()))
        text = page.context["agree"].initial["text"]
        self.client.post("/argent/cartes/import/ecriture/", {"text": text}, follow=True)
        self.assertEqual(Payment.objects.get(outside_key__contains="900001").cents, 7200)

    def test_each_line_says_what_becomes_of_it(self):
        Payment.take("card", 500, payer=self.samira.person, outside_key="helloasso:7", by=None)
        told = [
            (self.line("1"), "take"), (self.line("1"), "leave"), (self.line("7"), "leave"),
            (self.line("2", state="Remboursé"), "leave"), (self.line("7", state="Remboursé"), "back"),
            (self.line("3", state="Hors Ligne"), "leave"), (self.line("4", state="Annulé"), "leave"),
            (self.line("5", state="Magique"), "fault"), (self.line("6", cents="abc"), "fault"),
            (self.line("", cents="1,00"), "fault"), (self.line("8", day="hier"), "fault"),
            (self.line("9", who="Inconnu;Paul"), "fault"), (self.line("10", gift="99,00"), "fault"),
            (self.line("11", day=f"{self.today + timedelta(days=2):%d/%m/%Y}"), "fault"),
            (self.line("12", kind="Don", who="Inconnu;Paul"), "take"),
        ]  # fmt: skip
        self.assertEqual(self.acts(*[line for line, _act in told]), [act for _line, act in told])

    def test_two_of_one_name_are_told_apart_by_their_address(self):
        Person.objects.create(first_name="Samira", last_name="Benali", email="autre@example.org")
        [line] = self.look(self.line()).context["look"].lines
        self.assertEqual(line.payer, self.samira.person)
        self.assertEqual(self.acts(self.line(mail="")), ["fault"])

    def test_a_closed_year_is_said_before(self):
        FiscalYear.objects.create(first_day=at(-400).date(), last_day=at(-36).date(), closed_at=at(-1))
        FiscalYear.objects.create(first_day=at(-35).date(), last_day=at(300).date())
        days = [f"{at(-days).date():%d/%m/%Y}" for days in (0, 40, 500)]
        self.assertEqual(self.acts(*[self.line(str(n + 1), day=day) for n, day in enumerate(days)]),
                         ["take", "fault", "fault"])  # fmt: skip

    def test_what_was_paid_out_is_told_by_day(self):
        lines = [self.line("1", paid_out="02/11/2025"), self.line("2", cents="1,00", paid_out="02/11/2025")]
        [(_day, cents)] = self.look(*lines).context["look"].payouts
        self.assertEqual(cents, 7300)

    def test_another_file_is_refused_with_what_it_is(self):
        for head, words in [
            ("Nom adhérent;Tarif", "adhésions"),
            ("Nom participant;Tarif", "participants"),
            ("a;b", "colonnes"),
        ]:
            file = SimpleUploadedFile("f.csv", f"{head}\n1;2\n".encode())
            answer = self.client.post("/argent/cartes/import/", {"file": file})
            self.assertContains(answer, words, status_code=422)
        answer = self.client.post("/argent/cartes/import/", {"file": SimpleUploadedFile("f.csv", b"\0\1")})
        self.assertContains(answer, "lisible", status_code=422)
        self.assertEqual(self.client.post("/argent/cartes/import/", {}).status_code, 422)

    def test_the_documented_exports_are_recognised(self):
        table = read_table(sample("export_payments.csv"))
        told = [(row.ref, row.cents, row.gift, row.state) for row in payments_in(table)]
        self.assertEqual(told[0], (900001, 2500, 500, "paid"))
        self.assertEqual(told[1:], [(900009, 1000, 0, "offline"), (900010, 9600, 0, "refunded")])


class TestTakingIn(ImportTest):
    def test_a_payment_pays_the_oldest_sum_and_the_rest_is_credit(self):
        self.assertContains(self.take(self.line(cents="80,00")), "1 ligne est prise.")
        payment = Payment.objects.get()
        self.assertEqual((payment.cents, payment.left_cents, self.left()), (8000, 800, 0))
        self.assertEqual((payment.outside_key, self.card_money()), ("helloasso:900001", 8000))

    def test_a_gift_within_it_is_a_gift_and_not_a_fee(self):
        self.take(
            self.line(cents="77,00", gift="5,00"),
            self.line("2", kind="Don", cents="10,00", who="Inconnu;Paul"),
        )
        self.assertEqual(self.payments(), [7200])
        gifts = {gift.reference: (gift.cents, gift.who) for gift in Income.objects.all()}
        self.assertEqual(
            gifts, {"HelloAsso 900001": (500, "Samira Benali"), "HelloAsso 2": (1000, "Paul Inconnu")}
        )
        self.assertEqual(self.card_money(), 8700)

    def test_the_same_file_again_takes_nothing(self):
        lines = [self.line(gift="5,00", cents="77,00"), self.line("2", kind="Don", cents="10,00")]
        text = self.look(*lines).context["agree"].initial["text"]
        for _each in range(2):
            self.client.post("/argent/cartes/import/ecriture/", {"text": text})
        self.assertEqual((self.payments(), Income.objects.count()), ([7200], 2))

    def test_one_paid_from_here_is_not_taken_again(self):
        self.paid()
        self.assertEqual(self.acts(self.line("904000")), ["leave"])

    def test_one_taken_in_first_is_the_one_read_afterwards(self):
        checkout = self.opened()
        self.take(self.line(str(900000 + checkout.intent_id)))
        self.fake.paid(checkout.intent_id)
        checkout.look()
        self.assertEqual((checkout.state, checkout.hand, self.payments()), ("paid", "", [7200]))

    def test_a_refund_in_the_file_is_noted_once(self):
        self.take(self.line())
        for _each in range(2):
            self.take(self.line(state="Remboursé"))
        self.assertEqual((self.payments(), self.left(), self.card_money()), ([7200, -7200], 7200, 0))

    def test_a_gift_given_back_there_is_cancelled_here_once(self):
        self.take(self.line(cents="77,00", gift="5,00"), self.line(ref="900002", cents="30,00", kind="Don"))
        back = (
            self.line(cents="77,00", gift="5,00", state="Remboursé"),
            self.line(ref="900002", cents="30,00", kind="Don", state="Remboursé"),
        )
        self.assertEqual(self.acts(*back), ["back", "back"])
        self.take(*back)
        self.assertFalse(Income.objects.standing().exists())
        self.assertEqual((self.left(), self.card_money()), (7200, 0))
        self.assertEqual(self.acts(*back), ["leave", "leave"])

    def test_a_gift_whose_fiscal_receipt_is_out_is_said_and_stays(self):
        self.take(self.line(cents="30,00", kind="Don"))
        gift = Income.objects.get()
        gift.papers.create(
            kind="gift_receipt", year=2026, number=1, issued_on=self.today, content={}, sha256="x"
        )
        answer = self.take(self.line(cents="30,00", kind="Don", state="Remboursé"))
        self.assertContains(answer, "reçu fiscal est déjà délivré")
        self.assertTrue(Income.objects.standing().exists())

    def test_lines_that_are_wrong_keep_no_other_out(self):
        self.take(self.line("1", who="Inconnu;Paul"), self.line("2"))
        self.assertEqual(self.payments(), [7200])

    def test_what_comes_back_from_the_page_changed_is_read_anew(self):
        for text in ("", "a;b\n1;2", HEAD + "\n" + self.line(state="Magique")):
            self.client.post("/argent/cartes/import/ecriture/", {"text": text})
        self.assertEqual(self.payments(), [])

    def test_who_does_not_take_payments_does_not_import(self):
        self.client.force_login(self.jeanne)
        self.assertEqual(self.client.get("/argent/cartes/import/").status_code, 403)


class TestAnyFile(HypothesisTestCase):
    @given(st.lists(st.lists(st.text(max_size=8), min_size=17, max_size=17), max_size=4))
    def test_any_cells_are_a_payment_or_a_sentence(self, cells):
        table = Table(HEAD.split(";"), [Row(n, row) for n, row in enumerate(cells)])
        for row in payments_in(table):
            self.assertTrue(isinstance(row, ExportRow) or row[1].endswith("."))

    @given(st.lists(st.lists(st.sampled_from(["a", 'b"c', "d;e", "é"]), min_size=2, max_size=2), max_size=4))
    def test_a_table_as_text_is_read_back_the_same(self, cells):
        table = Table(["un", "deux"], [Row(n, row) for n, row in enumerate(cells)])
        back = read_table(as_text(table).encode())
        self.assertEqual([row.cells for row in back.rows], cells)
