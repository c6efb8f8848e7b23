"""Any two versions of a piece side by side, and back to one of them, whole or in one answer."""

from django.test import SimpleTestCase
from django.urls import reverse

from focale.works.comparing import runs
from focale.works.models import Borrowing, Piece
from focale.works.tests.made import PieceTest


class VersionsTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = Piece.objects.begin("text", self.production, makers=[self.lina], by=self.coralie)
        for by, told in (
            (self.coralie, {"title": "Un", "text": "Le chat dort."}),
            (self.samira, {"title": "Deux", "text": "Le chien dort.", "easy": "Un chien."}),
            (self.coralie, {"title": "Trois"}),
        ):
            self.piece.write(told, seen=99, by=by)
        self.address = reverse("piece-versions", args=[self.piece.pk])
        self.client.force_login(self.samira)

    def changes(self, query="") -> dict:
        page = self.client.get(f"{self.address}?{query}")
        return {change.name: change.runs for change in page.context["changes"]}

    def test_the_last_two_are_shown_first_and_any_two_when_asked(self):
        self.assertEqual(set(self.changes()), {"title"})
        self.assertEqual(set(self.changes("avant=1&apres=2")), {"title", "text", "easy"})
        self.assertEqual(self.changes("avant=1&apres=2")["easy"], [("new", "Un chien.")])

    def test_the_older_stands_on_the_left_whichever_was_chosen_first(self):
        self.assertEqual(self.changes("avant=3&apres=1"), self.changes("avant=1&apres=3"))

    def test_a_number_that_is_none_of_its_own_is_read_as_none(self):
        for typed in ("avant=99&apres=77", "avant=x", f"apres={'9' * 5000}"):
            self.assertEqual(set(self.changes(typed)), {"title"})

    def test_each_version_says_who_wrote_it_and_what_changed_afterwards(self):
        rows = self.client.get(self.address).context["rows"]
        told = [(row.number, row.by.person.first_name, labels) for row, labels in rows]
        self.assertEqual(told[0], (3, self.coralie.person.first_name, []))
        self.assertEqual(told[1], (2, "Samira", ["Titre"]))
        self.assertEqual(len(told[2][2]), 3)

    def test_one_answer_comes_back_and_the_others_stay(self):
        back = reverse("piece-restoring", args=[self.piece.pk, 1])
        self.client.post(back, {"answer": "text"})
        self.piece.refresh_from_db()
        said = {name: self.piece.content[name] for name in ("title", "text", "easy")}
        self.assertEqual(said, {"title": "Trois", "text": "Le chat dort.", "easy": "Un chien."})

    def test_the_whole_comes_back_and_what_was_not_there_then_goes(self):
        self.client.post(reverse("piece-restoring", args=[self.piece.pk, 1]))
        self.piece.refresh_from_db()
        self.assertEqual((self.piece.title, self.piece.content["easy"]), ("Un", ""))
        self.assertEqual(self.piece.versions.get(number=3).content["title"], "Trois")

    def test_an_answer_that_did_not_change_keeps_its_number(self):
        before = self.piece.marks["text"]
        self.client.post(reverse("piece-restoring", args=[self.piece.pk, 2]))
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.marks["text"], before)

    def test_who_may_not_write_reads_and_restores_nothing(self):
        Borrowing.objects.none_in(self.piece, by=self.samira)
        self.piece.propose(by=self.samira)
        self.piece.accept(by=self.coralie)
        self.assertNotContains(self.client.get(self.address), "Y revenir")
        self.client.post(reverse("piece-restoring", args=[self.piece.pk, 1]))
        self.piece.refresh_from_db()
        self.assertEqual(self.piece.title, "Trois")
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(self.address).status_code, 404)


class RunsTest(SimpleTestCase):
    def test_both_texts_are_whole_again_from_their_runs(self):
        old, new = "Un chat.\nUn chien dort.\n\nFin", "Un chat.\nUn grand chien.\n\nLa fin"
        told = runs(old, new)
        self.assertEqual("".join(words for what, words in told if what != "new"), old)
        self.assertEqual("".join(words for what, words in told if what != "gone"), new)
        self.assertIn(("new", "grand"), [(what, words.strip()) for what, words in told])

    def test_two_very_long_texts_without_a_line_in_common_are_told_at_once(self):
        old, new = " ".join(map(str, range(9000))), " ".join(map(str, range(9000, 0, -1)))
        self.assertEqual([what for what, _words in runs(old, new)], ["gone", "new"])
