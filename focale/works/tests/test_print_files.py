"""A picture as a file to print: 300 points to the inch, veils burned in, makers named, through the gate."""

import io

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from focale.people.models import Use
from focale.works.enlarging import KEPT, PAPER
from focale.works.models import Borrowing, Making, NamedAs, Original, PieceFile, Rendition
from focale.works.print_files import ask

from .bringing import bring, do_all_work, photo
from .made import PieceTest


class PrintFileTest(PieceTest):
    def setUp(self):
        super().setUp()
        picture = io.BytesIO()
        Image.effect_noise((1500, 900), 80).convert("RGB").save(picture, "JPEG")
        self.picture = bring(self.production, picture.getvalue(), "Pont neuf.jpg", by=self.samira).original
        do_all_work()
        self.picture.refresh_from_db()
        self.piece = self.photograph()
        file = PieceFile.objects.put(self.piece, "image", self.picture, by=self.coralie)
        file.describe(alt="Un pont", caption="", by=self.coralie)
        file.note_everybody(by=self.coralie)
        Borrowing.objects.none_in(self.piece, by=self.samira)
        self.piece.propose(by=self.samira)
        self.piece.accept(by=self.coralie)
        self.client.force_login(self.samira)
        self.address = reverse("original-paper", args=[self.picture.pk])

    def permitted(self):
        self.permit(self.piece, self.lina, self.samira.person, uses=[Use.PRINT])

    def send(self, centimetres="12", use="print"):
        return self.client.post(self.address, {"centimetres": centimetres, "use": use})

    def taken(self, use="print"):
        return self.client.get(reverse("original-paper-file", args=[self.picture.pk]), {"pour": use})

    def image(self):
        return Image.open(io.BytesIO(b"".join(self.taken().streaming_content)))


class PrintTest(PrintFileTest):
    def setUp(self):
        super().setUp()
        self.permitted()

    def test_it_has_300_points_to_the_inch_and_says_who_made_it(self):
        self.piece.credits.get().name(NamedAs.FULL, by=self.coralie)
        self.assertRedirects(self.send("10,2"), f"{self.address}?pour=print")
        self.assertContains(self.client.get(self.address), "se prépare")
        do_all_work()
        page = self.client.get(self.address, {"pour": "print"})
        self.assertContains(page, "10,2 cm")
        answer = self.taken()
        self.assertIn('filename="pont-neuf-10.2cm.jpg"', answer["Content-Disposition"])
        written = b"".join(answer.streaming_content)
        image = Image.open(io.BytesIO(written))
        self.assertEqual((image.size[0], round(image.info["dpi"][0])), (1205, 300))
        self.assertIn("Lina", str(dict(image.getexif())))

    def test_what_is_hidden_is_hidden_on_it_also_when_it_was_there_before(self):
        self.send()
        do_all_work()
        before = Rendition.objects.get(label=PAPER).address
        self.picture.refresh_from_db()
        self.picture.veil([[0, 0, 500, 500]], by=self.coralie)
        self.assertEqual(self.taken().status_code, 404)
        do_all_work()
        self.assertNotEqual(Rendition.objects.get(label=PAPER).address, before)
        self.assertEqual(self.taken().status_code, 200)

    def test_more_than_the_picture_has_points_for_is_refused(self):
        self.assertContains(self.send("30"), "de 3 à 12 cm", status_code=422)
        self.assertContains(self.send("x"), "nombre", status_code=422)
        self.assertFalse(Making.objects.filter(work="enlarge").exists())

    def test_another_size_takes_the_place_of_the_first_and_the_same_is_not_made_twice(self):
        self.send("10")
        do_all_work()
        made = Rendition.objects.get(label=PAPER).pk
        self.send("10")
        self.assertEqual(Rendition.objects.get(label=PAPER).pk, made)
        self.send("5")
        do_all_work()
        self.assertEqual(self.image().size[0], 591)

    def test_it_is_no_picture_of_a_page_and_gone_after_two_days(self):
        self.send()
        do_all_work()
        made = Rendition.objects.get(label=PAPER)
        self.assertEqual(self.client.get(reverse("media", args=[made.key])).status_code, 404)
        self.assertNotContains(self.client.get(reverse("piece", args=[self.piece.pk])), made.key)
        self.assertEqual(Original.objects.forget_prints(), 0)
        Making.objects.filter(work="enlarge").update(ended_at=timezone.now() - KEPT)
        self.assertEqual(Original.objects.forget_prints(), 1)
        self.assertEqual(self.taken().status_code, 404)
        self.assertFalse(Rendition.objects.filter(label=PAPER).exists())


class PrintGateTest(PrintFileTest):
    def test_without_everybody_s_yes_there_is_none_and_the_page_leads_to_what_is_missing(self):
        page = self.send()
        self.assertContains(page, "Il manque encore un accord", status_code=422)
        self.assertContains(page, reverse("piece-agreements", args=[self.piece.pk]), status_code=422)
        self.assertFalse(Making.objects.filter(work="enlarge").exists())

    def test_a_yes_for_one_use_is_none_for_another(self):
        self.permitted()
        self.send()
        do_all_work()
        self.assertEqual(self.taken().status_code, 200)
        self.assertRedirects(self.taken("press"), self.address)
        self.assertEqual(self.taken("partout").status_code, 404)

    def test_who_is_on_it_takes_the_yes_back_and_it_is_given_no_more(self):
        self.permitted()
        self.appear(self.piece, self.nour)
        self.agree(self.nour, self.nour, self.samira.person, use=Use.PRINT)
        self.send()
        do_all_work()
        self.assertEqual(self.taken().status_code, 200)
        self.agree(self.nour, self.nour, use=Use.PRINT, agreed=False)
        self.assertRedirects(self.taken(), self.address)

    def test_a_picture_of_no_piece_has_no_print_file(self):
        self.permitted()
        other = bring(self.production, photo("red", 1500, 900), "autre.jpg", by=self.samira).original
        do_all_work()
        other.refresh_from_db()
        with self.assertRaisesMessage(ValidationError, "dans une création"):
            ask(other, 100, Use.PRINT, by=self.coralie)

    def test_a_stranger_finds_nothing_and_who_keeps_works_finds_it(self):
        self.permitted()
        self.client.force_login(self.odile)
        self.assertEqual(self.send().status_code, 404)
        self.assertEqual(self.taken().status_code, 404)
        self.client.force_login(self.coralie)
        self.send()
        do_all_work()
        self.assertEqual(self.taken().status_code, 200)
