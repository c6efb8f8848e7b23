"""Pictures that stand in a text: where they are told, and what becomes of them when they go."""

from django.urls import reverse

from focale.people.models import Use
from focale.works.models import Borrowing, Original, Piece, Showing
from focale.works.packing import parcel_of

from .made import PieceTest


class PicturedTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.piece = Piece.objects.begin("text", self.production, makers=[self.lina], by=self.coralie)
        self.file = self.put(self.piece, "image")
        self.file.describe(alt="Un banc vide", caption="La place", by=self.coralie)
        self.file.note_everybody(by=self.coralie)
        self.other = self.put(self.piece, "image", name="autre.jpg")
        self.write(f"## Matin\r\nPersonne.\r\n[image {self.file.pk}]\r\nPuis **midi**.")

    def write(self, text, by=None):
        answers = {"title": "La place", "text": text}
        self.piece.write(answers, seen=self.piece.number, by=by or self.coralie)

    def read(self, name="piece"):
        self.client.force_login(self.coralie)
        return self.client.get(reverse(name, args=[self.piece.pk])).content.decode()

    def test_it_stands_between_the_words_and_not_a_second_time_at_its_step(self):
        page = self.read()
        told = page[page.index("<h3>Votre texte</h3>") :]
        self.assertLess(told.index("Personne."), told.index("La place</figcaption>"))
        self.assertLess(told.index("La place</figcaption>"), told.index("<strong>midi</strong>"))
        self.assertEqual(1, page.count("<figcaption>La place</figcaption>"))
        self.assertNotIn("[image", page)

    def test_a_picture_that_was_taken_off_leaves_the_words_alone(self):
        self.file.take_off(by=self.coralie)
        page = self.read()
        self.assertNotIn("<figcaption>", page)
        self.assertNotIn("[image", page)
        self.assertIn("<strong>midi</strong>", page)

    def test_a_picture_of_another_piece_is_not_shown(self):
        stranger = self.put(self.photograph(), name="ailleurs.jpg")
        self.write(f"Avant.\n\n[image {stranger.pk}]")
        self.assertNotIn("<figure", self.read())

    def test_its_sign_is_no_passage_to_remark_and_stays_in_a_version(self):
        self.assertNotIn("[image", self.read("piece-reading"))
        self.write("Personne.", by=self.samira)
        self.assertIn(f"[image {self.file.pk}]", self.piece.versions.first().content["text"])

    def test_a_sign_in_a_transcript_hides_no_picture(self):
        self.piece.content = {"title": "La place", "text": "Rien.", "transcript": f"[image {self.file.pk}]"}
        self.piece.save()
        self.assertIn("La place</p>", self.read())

    def test_the_gate_asks_for_it_and_the_public_reads_it_in_its_place(self):
        self.other.take_off(by=self.coralie)
        Borrowing.objects.none_in(self.piece, by=self.samira)
        self.permit(self.piece, self.lina, self.samira.person)
        self.piece.propose(by=self.coralie)
        self.piece.accept(by=self.coralie)
        showing = Showing.objects.open(self.piece, Use.WEB, by=self.coralie)
        self.client.logout()
        page = self.client.get(reverse("showing", args=[showing.key])).content.decode()
        self.assertLess(page.index("Personne."), page.index("<figcaption>La place"))
        self.assertLess(page.index("<figcaption>La place"), page.index("midi"))

    def test_in_a_parcel_it_stands_in_its_place_too(self):
        self.file.original.renditions.create(
            label="320", address="a" * 64, size=3, media_type="image/webp", width=3, height=2
        )
        parcel = parcel_of(self.lina, Piece.objects.all(), Original.objects.all())
        [text] = [one for part in parcel.pieces[0].parts for one in part.answers if one.name == "text"]
        self.assertEqual("illustrated", text.shape)
        self.assertEqual(["Un banc vide"], [file.alt for _words, files in text.said for file in files])

    def test_without_a_script_its_sign_is_told(self):
        self.client.force_login(self.coralie)
        page = self.client.get(reverse("piece-step", args=[self.piece.pk, "texte"])).content.decode()
        self.assertIn(f"<li>[image {self.file.pk}] · La place</li>", page)
