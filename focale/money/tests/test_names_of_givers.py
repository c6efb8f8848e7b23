"""Who gives, advances or waives money is named to those who may see people, and not in the books."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from focale.money.models import (
    Contribution,
    Entry,
    Expense,
    Income,
    InKind,
    Line,
    PaidBy,
    Purpose,
    ReceivedBy,
)
from focale.people.models import Organisation
from focale.testing import FocaleTest

from .desk import JPEG


class NamesOfGiversTest(FocaleTest):
    def setUp(self):
        super().setUp()
        facts = {"day": timezone.localdate(), "cents": 4000, "by": self.coralie}
        gift = {"purpose": Purpose.GIFTS, "received_by": ReceivedBy.CASH} | facts
        paper = SimpleUploadedFile("lettre.jpg", JPEG)
        self.club = Organisation.objects.create(name="Club des commerçants", kind="company")
        self.gift = Income.note(label="Don", giver=self.odile.person, document=paper, **gift)
        Income.note(label="Don", giver_name="Une voisine", **gift)
        Income.note(label="Don du club", giver_organisation=self.club, **gift)
        loan = {"kind": InKind.THINGS, "label": "Un agrandisseur", "giver": self.odile.person} | facts
        self.loan = Contribution.note(**loan)
        bought = {
            "label": "Billet de train",
            "purpose": Purpose.TRAVEL,
            "volunteer": self.odile.person,
        } | facts
        self.owed = Expense.note(paid_by=PaidBy.OWED, supplier_name="Gare d'Alès", **bought)
        self.owed.settle(PaidBy.TRANSFER, by=self.coralie)
        self.names = (str(self.odile.person), self.odile.person.last_name, "Une voisine")

    def read(self, account, address):
        self.client.force_login(account)
        return self.client.get(address)

    def assertNameless(self, answer):
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        for name in self.names:
            self.assertNotIn(name, content.decode("utf-8", "replace"))

    def test_the_board_reads_sums_and_organisations_and_no_name_of_a_person(self):
        pages = ["recettes/", f"recettes/{self.gift.pk}/", "contributions/", f"contributions/{self.loan.pk}/"]
        pages += ["depenses/", f"depenses/{self.owed.pk}/", "journaux/", "recettes/?format=csv"]
        for each in pages:
            with self.subTest(each):
                self.assertNameless(self.read(self.jeanne, f"/argent/{each}"))
        self.assertContains(self.read(self.jeanne, "/argent/recettes/"), "Club des commerçants")
        self.assertContains(self.read(self.jeanne, f"/argent/depenses/{self.owed.pk}/"), "Gare d&#x27;Alès")

    def test_the_desk_reads_and_finds_the_names(self):
        self.assertContains(self.read(self.coralie, "/argent/recettes/?q=voisine"), "Une voisine")
        self.assertContains(self.read(self.coralie, f"/argent/recettes/{self.gift.pk}/"), self.names[0])
        self.assertContains(self.read(self.coralie, f"/argent/depenses/{self.owed.pk}/"), self.names[0])

    def test_a_search_does_not_tell_the_board_who_gave(self):
        for word, found in (("voisine", 0), (self.names[1], 0), ("commerçants", 1), ("don", 3)):
            with self.subTest(word):
                answer = self.read(self.jeanne, f"/argent/recettes/?q={word}")
                self.assertEqual(answer.context["totals"]["count"], found)

    def test_the_paper_of_a_person_s_gift_is_not_opened_for_the_board(self):
        address = f"/argent/recettes/{self.gift.pk}/"
        self.assertContains(self.read(self.jeanne, address), "Réservé aux personnes qui voient les fiches")
        self.assertEqual(self.read(self.jeanne, f"{address}justificatif/").status_code, 403)
        self.assertEqual(self.read(self.coralie, f"{address}justificatif/").status_code, 200)

    def test_the_books_name_organisations_alone(self):
        said = " ".join(
            [*Entry.objects.values_list("label", flat=True), *Line.objects.values_list("label", flat=True)]
        )
        for name in self.names:
            self.assertNotIn(name, said)
        self.assertIn("Club des commerçants", said)
        self.assertIn("Gare d'Alès", said)
