"""Remarks at a point: of a picture, of a moment, of words; each with its number, settled one by one."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.urls import reverse

from focale.works.models import Piece, Production, Remark
from focale.works.pointing import middle_of, passages_of, spot_of, spots

from .made import PieceTest

STORY = "## Le matin\n\nOn ouvre les **étals**.\n\n- des pommes\n- des poires"


class SpotsTest(SimpleTestCase):
    def test_each_ninth_of_a_picture_holds_its_own_middle(self):
        for code, _words in spots():
            self.assertEqual(spot_of(*middle_of(code)), code)


class RemarksTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = Piece.objects.begin("text", self.production, makers=[self.lina], by=self.coralie)
        self.piece.write({"title": "Le marché", "text": STORY}, seen=0, by=self.coralie)
        self.address = reverse("piece-reading", args=[self.piece.pk])
        self.client.force_login(self.coralie)

    def say(self, address="", **facts):
        return self.client.post(address or self.address, {"words": "À revoir."} | facts)

    def test_paragraphs_are_numbered_through_the_piece(self):
        words = [passage.words for passage in passages_of(self.piece)]
        self.assertEqual(words, ["Le marché", "Le matin", "On ouvre les étals.", "des pommes", "des poires"])

    def test_words_chosen_in_a_paragraph_are_kept_and_a_change_is_told(self):
        self.say(place="p3", quote="les étals")
        remark = Remark.objects.get()
        self.assertEqual((remark.field, remark.quote), ("text", "les étals"))
        self.assertNotContains(self.client.get(self.address), "ce passage a changé")
        self.piece.write({"text": "On ferme."}, seen=self.piece.number, by=self.coralie)
        self.assertContains(self.client.get(self.address), "ce passage a changé depuis")
        self.assertContains(self.client.get(self.address), "les étals")

    def test_a_paragraph_by_its_number_is_quoted_whole_and_invented_words_are_not(self):
        self.say(place="p3", quote="jamais écrit")
        self.assertEqual(Remark.objects.get().quote, "On ouvre les étals.")

    def test_a_remark_is_settled_and_opened_again(self):
        self.say()
        remark = Remark.objects.get()
        self.client.post(reverse("remark-done", args=[remark.pk]))
        self.assertContains(self.client.get(self.address), "Rouvrir")
        self.client.post(reverse("remark-reopened", args=[remark.pk]))
        remark.refresh_from_db()
        self.assertIsNone(remark.settled_at)

    def test_a_point_and_a_part_of_a_picture(self):
        piece = self.photograph()
        file, address = self.put(piece), reverse("piece-reading", args=[piece.pk])
        self.say(address, place=f"f{file.pk}", x="120", y="900")
        self.say(address, place=f"f{file.pk}", spot="haut-droite")
        self.assertEqual(list(Remark.objects.values_list("x", "y")), [(120, 900), (830, 166)])
        page = self.client.get(address)
        self.assertContains(page, "en bas à gauche")
        self.assertContains(page, 'data-x="120"')

    def test_a_second_of_a_sound(self):
        piece = Piece.objects.begin("sound", self.production, makers=[self.lina], by=self.coralie)
        file = self.put(piece, step="son", family="sound", name="voix.wav")
        address = reverse("piece-reading", args=[piece.pk])
        self.assertContains(self.say(address, place=f"f{file.pk}", second="tôt"), "1:20", status_code=422)
        self.assertEqual(self.say(address, place=f"f{file.pk}", second="99999:00").status_code, 422)
        self.say(address, place=f"f{file.pk}", second="1:05")
        self.assertEqual(Remark.objects.get().second, 65)
        self.assertContains(self.client.get(address), "à 1:05")

    def test_no_place_of_another_piece_and_none_beside_the_picture(self):
        other = self.put(self.photograph())
        self.assertEqual(self.say(place=f"f{other.pk}").status_code, 422)
        with self.assertRaises(ValidationError):
            Remark.objects.make(self.piece, "Là.", file=other, by=self.coralie)
        with self.assertRaises(ValidationError):
            Remark.objects.make(other.piece, "Là.", file=other, at=(2000, 5), by=self.coralie)

    def test_who_only_reads_is_told_that_it_goes_on_and_offered_no_button_that_would_refuse(self):
        tom = self.child("Tom", of=self.odile)
        facts = {"title": "Le journal", "season": self.season}
        production = Production.objects.begin(by=self.coralie, makers=[self.lina, tom], **facts)
        piece = Piece.objects.begin("text", production, makers=[self.lina], by=self.coralie)
        Remark.objects.make(piece, "Plus court.", by=self.coralie)
        address = reverse("piece", args=[piece.pk])
        self.client.force_login(self.odile)
        self.assertContains(self.client.get(address), "Plus court.")
        self.assertContains(self.client.get(address), "On y travaille encore.")
        self.assertNotContains(self.client.get(address), "C’est fait")
        self.client.force_login(self.samira)
        self.assertContains(self.client.get(address), "C’est fait")

    def test_a_stranger_finds_nothing(self):
        self.say()
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(self.address).status_code, 404)
        settled = self.client.post(reverse("remark-done", args=[Remark.objects.get().pk]))
        self.assertEqual(settled.status_code, 404)
