"""Noting, sifting, paying and cancelling what is bought, earned, given or moved, over the pages."""

from datetime import timedelta
from io import BytesIO

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from focale.money import kept_files
from focale.money.models import Contribution, Expense, Income, PaidBy, Purpose, Transfer
from focale.people.models import Organisation
from focale.testing import FocaleTest

JPEG = b"\xff\xd8\xff\xe0 ticket"


class ActPagesTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.today = timezone.localdate()
        cls.shop = Organisation.objects.create(name="Photo Alès", kind="company")

    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def typed(self, **more):
        told = {"cents": "49,90", "label": "Papier photo", "purpose": "consumables", "day": self.today}
        return told | {"supplier": "photo ales", "paid_by": "card", "project": "LABO"} | more

    def buy(self, **facts):
        facts = {"label": "Papier", "purpose": Purpose.CONSUMABLES, "day": self.today, "cents": 4990} | facts
        return Expense.note(by=self.coralie, **facts)


class TestNoting(ActPagesTest):
    def test_an_expense_is_noted_in_one_screen_with_its_photo(self):
        photo = SimpleUploadedFile("IMG_1.jpg", JPEG)
        answer = self.client.post("/argent/depenses/nouvelle/", self.typed(document=photo))
        expense = Expense.objects.get()
        self.assertRedirects(answer, f"/argent/depenses/{expense.pk}/")
        self.assertEqual((expense.cents, expense.supplier, expense.project), (4990, self.shop, "LABO"))
        self.assertEqual(expense.made_by, self.coralie)
        page = self.client.get(f"/argent/depenses/{expense.pk}/justificatif/")
        self.assertEqual(b"".join(page.streaming_content), JPEG)
        self.assertIn("attachment", page["Content-Disposition"])

    def test_the_screen_of_a_daily_act_shows_no_account_number(self):
        for address in ("depenses", "recettes", "contributions", "virements"):
            for page in (f"/argent/{address}/", f"/argent/{address}/nouvelle/"):
                said = self.client.get(page).content.decode()
                for code in ("6068", "7541", "5112", "861", "4681"):
                    self.assertNotIn(f">{code}", said)

    def test_a_refused_form_keeps_what_was_typed_and_the_photo(self):
        photo = SimpleUploadedFile("IMG_1.jpg", JPEG)
        answer = self.client.post("/argent/depenses/nouvelle/", self.typed(cents="", document=photo))
        self.assertEqual(answer.status_code, 422)
        self.assertContains(answer, 'value="Papier photo"', status_code=422)
        self.assertContains(answer, "inutile de le reprendre", status_code=422)
        kept = answer.context["form"]["kept"].value()
        self.client.post("/argent/depenses/nouvelle/", self.typed(kept=kept))
        self.assertEqual(Expense.objects.get().document.read(), JPEG)

    def test_a_word_that_is_not_ours_brings_no_file_back(self):
        self.client.post("/argent/depenses/nouvelle/", self.typed(kept="../secret"))
        self.assertFalse(Expense.objects.get().document)

    def test_what_nobody_comes_back_for_is_forgotten(self):
        word = kept_files.keep(SimpleUploadedFile("IMG_1.jpg", JPEG))
        kept_files.forget_kept()
        self.assertEqual(kept_files.brought_back(word).read(), JPEG)
        original = kept_files.KEPT
        self.addCleanup(setattr, kept_files, "KEPT", original)
        kept_files.KEPT = timedelta(seconds=-1)
        kept_files.forget_kept()
        self.assertEqual(default_storage.listdir(kept_files.FOLDER)[1], [])

    def test_the_same_sum_on_the_same_day_is_shown_before_it_is_noted_again(self):
        self.buy()
        answer = self.client.post("/argent/depenses/nouvelle/", self.typed())
        self.assertContains(answer, "est déjà notée", status_code=422)
        self.client.post("/argent/depenses/nouvelle/", self.typed(confirmed="1"))
        self.assertEqual(Expense.objects.count(), 2)

    def test_a_volunteer_is_found_by_name_and_a_stranger_is_told(self):
        told = self.typed(paid_by="owed", volunteer="fabre karim")
        self.client.post("/argent/depenses/nouvelle/", told)
        self.assertEqual(Expense.objects.get().volunteer, self.karim.person)
        for name, words in (
            ("Zorro", "Personne ne s"),
            ("Benali", "Plusieurs personnes"),
            ("", "quel bénévole"),
        ):
            told = self.typed(paid_by="owed", volunteer=name, cents="3")
            answer = self.client.post("/argent/depenses/nouvelle/", told)
            self.assertContains(answer, words, status_code=422)

    def test_a_gift_a_loan_of_premises_and_a_deposit_at_the_bank(self):
        gift = {"cents": "50", "label": "Don", "purpose": "gifts", "giver": "Odile Perrin"}
        self.client.post("/argent/recettes/nouvelle/", gift | {"day": self.today, "received_by": "cheque"})
        self.assertEqual(Income.objects.get().giver, self.odile.person)
        loan = {"cents": "720", "label": "Salle", "kind": "premises", "giver": "La Poste", "day": self.today}
        self.client.post("/argent/contributions/nouvelle/", loan)
        self.assertEqual(Contribution.objects.get().giver_name, "La Poste")
        deposit = {"cents": "300", "source": "530", "target": "512", "day": self.today}
        self.client.post("/argent/virements/nouvelle/", deposit)
        self.assertEqual(Transfer.objects.get().label, "Caisse → Banque")

    def test_bank_fees_have_a_short_way(self):
        page = self.client.get("/argent/depenses/nouvelle/?purpose=bank_fees&paid_by=transfer")
        self.assertContains(page, '<option value="bank_fees" selected>')


class TestFollowing(ActPagesTest):
    def test_a_volunteer_is_paid_back(self):
        expense = self.buy(paid_by=PaidBy.OWED, volunteer=self.karim.person)
        address = f"/argent/depenses/{expense.pk}/"
        self.assertContains(self.client.get(address), "Rembourser Karim Fabre")
        answer = self.client.post(f"{address}paiement/", {"how": "transfer"})
        self.assertContains(answer, "Remplissez cette ligne", status_code=422)
        self.client.post(f"{address}paiement/", {"how": "transfer", "paid_on": self.today})
        expense.refresh_from_db()
        self.assertEqual(expense.settled_by, "transfer")

    def test_an_expense_is_cancelled_with_a_reason_and_written_again(self):
        expense = self.buy(supplier=self.shop)
        address = f"/argent/depenses/{expense.pk}/"
        self.assertEqual(self.client.post(f"{address}annulation/", {}).status_code, 422)
        self.client.post(f"{address}annulation/", {"reason": "mauvaise somme"})
        self.assertContains(self.client.get(address), "mauvaise somme")
        again = self.client.get(f"/argent/depenses/nouvelle/?copie={expense.pk}")
        self.assertContains(again, 'value="49,90"')
        self.assertContains(again, 'value="Photo Alès"')

    def test_the_invoice_comes_later(self):
        expense = self.buy()
        address = f"/argent/depenses/{expense.pk}/justificatif/"
        self.assertEqual(self.client.get(address).status_code, 404)
        wrong = SimpleUploadedFile("page.html", b"<script>")
        answer = self.client.post(f"{address}ajout/", {"document": wrong})
        self.assertContains(answer, "ni un PDF", status_code=422)
        self.client.post(f"{address}ajout/", {"document": SimpleUploadedFile("f.pdf", b"%PDF-1.4")})
        self.assertEqual(self.client.get(address)["Content-Type"], "application/pdf")


class TestSifting(ActPagesTest):
    def setUp(self):
        super().setUp()
        self.buy(supplier=self.shop, project="LABO")
        self.buy(label="Train", purpose=Purpose.TRAVEL, cents=2000, paid_by=PaidBy.LATER)
        self.buy(label="Faux", cents=100).cancel(reason="test", by=self.coralie)

    def shown(self, query):
        page = self.client.get(f"/argent/depenses/?{query}")
        return {act.label for act in page.context["sheet"].object_list}, page.context["totals"]["cents"]

    def test_each_filter_stands_in_the_address(self):
        for query, found in [
            ("", ({"Papier", "Train"}, 6990)),
            ("pour=travel", ({"Train"}, 2000)),
            ("par=later", ({"Train"}, 2000)),
            ("action=LABO", ({"Papier"}, 4990)),
            ("q=ales", ({"Papier"}, 4990)),
            ("etat=a-payer", ({"Train"}, 2000)),
            ("etat=annulees", ({"Faux"}, 100)),
            ("etat=sans-papier", ({"Papier", "Train"}, 6990)),
            (f"du={self.today + timedelta(days=1)}", (set(), 0)),
        ]:
            self.assertEqual(self.shown(query), found, query)

    def test_the_sums_by_purpose_open_their_rows(self):
        page = self.client.get("/argent/depenses/")
        sums = {row["words"]: (row["cents"], row["url"]) for row in page.context["sums"]}
        self.assertEqual(sums["déplacements, missions"][0], 2000)
        self.assertEqual(self.shown(sums["déplacements, missions"][1].lstrip("?")), ({"Train"}, 2000))

    def test_a_period_that_ends_before_it_begins_is_told(self):
        answer = self.client.get("/argent/depenses/?du=2026-02-01&au=2026-01-01")
        self.assertContains(answer, "finit avant de commencer", status_code=422)

    def test_the_list_leaves_as_a_file(self):
        for form in ("csv", "xlsx", "ods"):
            answer = self.client.get(f"/argent/depenses/?format={form}")
            self.assertEqual(answer.status_code, 200)
            content = b"".join(answer.streaming_content)
            if form == "csv":
                self.assertIn("Papier;Photo Alès", content.decode("utf-8-sig"))
                self.assertIn("49,90", content.decode())
            if form == "xlsx":
                sheet = load_workbook(BytesIO(content)).worksheets[0]
                self.assertEqual({row[5].value for row in sheet.iter_rows(min_row=2)}, {49.9, 20})
        self.assertEqual(self.client.get("/argent/depenses/?format=exe").status_code, 404)


class TestDoorsOfActs(ActPagesTest):
    def test_the_board_reads_and_does_not_write(self):
        expense = self.buy()
        self.client.force_login(self.jeanne)
        self.assertEqual(self.client.get("/argent/depenses/").status_code, 200)
        self.assertNotContains(self.client.get(f"/argent/depenses/{expense.pk}/"), "annulation/")
        self.assertEqual(self.client.get("/argent/depenses/nouvelle/").status_code, 403)
        answer = self.client.post(f"/argent/depenses/{expense.pk}/annulation/", {"reason": "x"})
        self.assertEqual(answer.status_code, 403)

    def test_a_family_sees_nothing_of_it(self):
        expense = self.buy(document=SimpleUploadedFile("f.pdf", b"%PDF-1.4"))
        self.client.force_login(self.samira)
        for address in ("/argent/", "/argent/depenses/", f"/argent/depenses/{expense.pk}/justificatif/"):
            self.assertEqual(self.client.get(address).status_code, 403)
