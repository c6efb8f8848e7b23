"""What is printed of the library and of a collection passes the gate for the use that is chosen."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focale.people.models import Use
from focale.works.models import Collection, CollectionRow, Piece

from .made import PieceTest

SHEET = {"forme": "planche"}
WHY_DRAFT = "l'équipe ne l'a pas encore acceptée"
WHY = "l&#x27;accord de qui l&#x27;a faite manque"


class OnPaperTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.allowed = self.ready(self.photograph(title="Permise"))
        self.permit(self.allowed, self.lina, self.samira.person, uses=[Use.INTERNAL, Use.EXHIBITION])
        self.inside = self.ready(self.photograph(title="Entre nous"))
        self.permit(self.inside, self.lina, self.samira.person, uses=[Use.INTERNAL])
        self.draft = self.photograph(title="Brouillon")
        facts = {"title": "Fête", "pieces": Piece.objects.order_by("pk"), "is_shown_to_makers": True}
        self.collection = Collection.objects.begin(by=self.coralie, **facts)
        self.addresses = (reverse("pieces"), reverse("collection", args=[self.collection.pk]))
        self.client.force_login(self.coralie)

    def sheet(self, address, pour=""):
        page = self.client.get(address, SHEET | ({"pour": pour} if pour else {}))
        return page, {cell.piece.title for cell in page.context["cells"]}

    def test_a_sheet_holds_what_may_be_shown_there_and_says_how_many_stay_off_it_and_why(self):
        for address in self.addresses:
            with self.subTest(address):
                page, titles = self.sheet(address, "exhibition")
                self.assertEqual(titles, {"Permise"})
                self.assertContains(page, "2 créations n’y sont pas")
                self.assertContains(page, WHY)
                self.assertContains(page, reverse("piece-agreements", args=[self.inside.pk]))

    def test_of_a_piece_still_being_made_nothing_else_is_told(self):
        page, _titles = self.sheet(self.addresses[0])
        (left,) = page.context["paper"].left_off
        self.assertEqual((left.piece, [str(words) for words in left.why]), (self.draft, [WHY_DRAFT]))

    def test_unless_told_it_is_for_the_place_itself_and_drafts_stay_off_it(self):
        for address in self.addresses:
            for asked in ("", "ailleurs", "web"):
                page, titles = self.sheet(address, asked)
                self.assertEqual(titles, {"Permise", "Entre nous"})
                self.assertContains(page, "dans le lieu, entre nous")

    def test_a_yes_taken_back_takes_it_off_the_sheet(self):
        self.allowed.credits.get().permissions.get(given_by=self.lina).withdraw(by=self.samira)
        for address in self.addresses:
            self.assertEqual(self.sheet(address, "exhibition")[1], set())

    def test_a_family_prints_what_it_may_and_is_not_told_why_the_rest_is_missing(self):
        self.client.force_login(self.samira)
        page, titles = self.sheet(self.addresses[1], "exhibition")
        self.assertEqual(titles, {"Permise"})
        self.assertContains(page, "2 créations n’y sont pas")
        self.assertNotContains(page, WHY)
        self.assertEqual(page.context["hidden"], 0)

    def test_the_working_list_and_the_screen_hold_all_of_them(self):
        for address in self.addresses:
            self.assertEqual(len(self.client.get(address).context["cells"]), 3)

    def test_more_pieces_cost_no_more_questions(self):
        before = [self.questions(address) for address in self.addresses]
        for number in range(3):
            piece = self.ready(self.photograph(title=f"Image {number}"))
            self.permit(piece, self.lina, self.samira.person, uses=[Use.PRINT])
            CollectionRow.objects.gather(self.collection, Piece.objects.filter(pk=piece.pk), by=self.coralie)
        self.assertEqual([self.questions(address) for address in self.addresses], before)

    def questions(self, address) -> int:
        self.sheet(address, "internal")
        with CaptureQueriesContext(connection) as asked:
            self.sheet(address, "internal")
        return len(asked)
