"""A photograph is framed in one piece and whole in another; what is noted on it moves along, and back."""

import io

from django.urls import reverse
from PIL import Image

from focale.works import keeping
from focale.works.framing import Framing
from focale.works.models import Appearance, Derivation, Original, PieceFile
from focale.works.tests.bringing import bring, do_all_work, photo

from .made import PieceTest


def halves() -> bytes:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (600, 400), "red")
    picture.paste("blue", (300, 0, 600, 400))
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


class CroppingTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.whole = bring(self.production, halves(), "moitiés.png", by=self.samira).original
        do_all_work()
        self.whole.refresh_from_db()
        self.piece = self.photograph()
        self.file = PieceFile.objects.put(self.piece, "image", self.whole, by=self.samira)

    def cut(self, file=None, **words):
        file = file or self.file
        file.cut(Framing(**words), by=self.samira)
        do_all_work()
        return self.again(file)

    def again(self, file):
        return PieceFile.objects.select_related("original").get(pk=file.pk)

    def seen(self, file):
        with keeping.opened(file.original.renditions.get(label="320").address) as kept:
            return Image.open(io.BytesIO(kept.read())).convert("RGB")

    def test_the_cut_takes_its_place_here_and_another_piece_keeps_its_own(self):
        other = PieceFile.objects.put(self.photograph(), "image", self.whole, by=self.samira)
        left = self.cut(shape="2x3", x=0)
        right = self.cut(other, shape="1x1", tight=5, x=1000)
        self.assertGreater(self.seen(left).getpixel((60, 60))[0], 200)
        self.assertGreater(self.seen(right).getpixel((60, 60))[2], 200)
        width, height = self.seen(left).size
        self.assertAlmostEqual(width / height, 2 / 3, places=1)
        with keeping.opened(self.whole.sha256) as kept:
            self.assertEqual(kept.read(), halves())

    def test_it_is_turned_and_mirrored(self):
        turned = self.seen(self.cut(turn=1))
        self.assertGreater(turned.height, turned.width)
        self.assertGreater(turned.getpixel((50, 20))[0], 200)
        self.assertGreater(self.seen(self.cut(flip=1)).getpixel((20, 20))[2], 200)

    def test_no_gate_is_passed_before_the_cut_is_made(self):
        self.file.cut(Framing(shape="1x1"), by=self.samira)
        self.assertTrue(self.again(self.file).is_unfit)
        do_all_work()
        self.assertFalse(self.again(self.file).is_unfit)

    def test_who_is_on_it_moves_along_and_comes_back(self):
        row = Appearance.objects.note(
            self.piece, "seen", person=self.nour, file=self.file, at=(250, 500), by=self.samira
        )
        self.file.note_everybody(by=self.samira)
        left = self.cut(shape="1x1", tight=0, x=0)
        row.refresh_from_db()
        self.assertAlmostEqual(row.x, 375, delta=2)
        self.assertIsNotNone(left.looked_at)
        left.uncut(by=self.samira)
        row.refresh_from_db()
        self.assertAlmostEqual(row.x, 250, delta=2)
        whole = self.again(self.file)
        self.assertEqual(whole.original, self.whole)
        self.assertIsNone(whole.looked_at)  # more is to be seen again

    def test_a_cut_nobody_uses_goes_into_the_bin_and_comes_out_when_it_is_wanted_again(self):
        first = self.cut(shape="1x1", x=0).original
        self.cut(shape="1x1", x=1000)
        first.refresh_from_db()
        self.assertIsNotNone(first.binned_at)
        self.assertEqual(self.cut(shape="1x1", x=0).original, first)
        first.refresh_from_db()
        self.assertIsNone(first.binned_at)

    def test_a_second_thought_before_the_first_is_made_gives_its_room_back(self):
        self.file.cut(Framing(shape="1x1"), by=self.samira)
        self.again(self.file).cut(Framing(shape="4x3"), by=self.samira)
        do_all_work()
        self.assertEqual(Derivation.objects.count(), 1)
        self.production.refresh_from_db()
        kept = sum(self.production.originals.values_list("size", flat=True))
        self.assertEqual(self.production.used_bytes, kept)

    def test_a_face_hidden_on_the_whole_photograph_is_hidden_on_its_cut(self):
        cut = self.cut(shape="1x1", x=0).original
        self.whole.veil([[100, 100, 200, 200]], by=self.coralie)
        do_all_work()
        cut.refresh_from_db()
        self.assertEqual(cut.veils, [[150, 100, 300, 200]])
        self.whole.refresh_from_db()
        later = self.cut(shape="4x3", x=0).original
        self.assertTrue(later.veils)

    def test_the_page_frames_by_links_and_by_a_touch_and_keeps_what_is_chosen(self):
        self.client.force_login(self.samira)
        address = reverse("piece-file-cut", args=[self.file.pk])
        shown = self.client.get(address + "?forme=1x1&serre=3")
        self.assertContains(shown, 'viewBox="-140.00 -140.00 280.00 280.00"')
        touched = self.client.post(address, {"toucher": "1", "forme": "1x1", "at.x": "32", "at.y": "100"})
        self.assertIn("x=100&y=469", touched["Location"])
        self.client.post(address, {"forme": "1x1", "x": "100", "y": "469"})
        do_all_work()
        self.assertNotEqual(self.again(self.file).original, self.whole)
        self.client.post(address, {"entiere": "1"})
        self.assertEqual(self.again(self.file).original, self.whole)
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_what_the_address_says_wrongly_is_left_as_it_was(self):
        wrong = {"tourner": "9", "serre": "-4", "forme": "7x1", "x": "abc", "droit": "99999999999", "y": "-3"}
        self.assertEqual(Framing.read(wrong), Framing(turn=1, y=0))

    def test_a_cut_gives_nobody_the_hidden_pixels_of_a_photograph_somebody_else_brought(self):
        theirs = bring(self.production, photo("green", 600, 400), "visages.jpg", by=self.coralie).original
        do_all_work()
        Original.objects.get(pk=theirs.pk).veil([[0, 0, 500, 500]], by=self.coralie)
        do_all_work()
        theirs.refresh_from_db()
        cut = self.cut(PieceFile.objects.put(self.piece, "image", theirs, by=self.samira), shape="1x1")
        self.assertTrue(cut.original.veils)
        self.assertFalse(Original.objects.downloadable_by(self.samira).filter(pk=cut.original_id).exists())
        self.assertTrue(Original.objects.downloadable_by(self.coralie).filter(pk=cut.original_id).exists())
        self.client.force_login(self.samira)
        answer = self.client.get(reverse("original-veils", args=[cut.original_id]))
        self.assertEqual(answer.status_code, 404)
