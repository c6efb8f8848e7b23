"""The words under the pictures of a contact sheet: typed for it, else the piece's own, else the file name."""

from django.urls import reverse

from focale.works.models import Derivation, PieceFile, Roll

from .bringing import bring, do_all_work, photo
from .filmed import bring_scan, strip_file
from .made import PieceTest


class SheetCaptionTest(PieceTest):
    def setUp(self):
        super().setUp()
        self.red, self.green = (
            bring(self.production, photo(colour, 600, 400), f"{colour}.jpg", by=self.samira).original
            for colour in ("red", "green")
        )
        do_all_work()
        self.piece = self.photograph()
        file = PieceFile.objects.put(self.piece, "image", self.red, by=self.coralie)
        file.describe(alt="Du rouge", caption="Le store du marché", by=self.coralie)
        self.client.force_login(self.samira)
        self.address = reverse("production-sheets", args=[self.production.pk])

    def captions(self, **said):
        """Of the frames of the sheet that is made when this is sent."""
        told = {"title": "Le marché", "picture": [self.red.pk, self.green.pk]} | said
        self.assertRedirects(self.client.post(self.address, told), self.address)
        return [frame["caption"] for frame in Derivation.objects.filter(tool="sheet").last().recipe["frames"]]

    def test_the_caption_of_the_piece_stands_in_its_box_and_on_the_sheet(self):
        page = self.client.get(self.address)
        self.assertContains(page, 'value="Le store du marché"')
        self.assertEqual(self.captions(), ["Le store du marché", ""])

    def test_what_is_typed_for_the_sheet_goes_first_and_an_emptied_box_says_nothing(self):
        said = {f"caption-{self.red.pk}": "  Mardi\n matin ", f"caption-{self.green.pk}": "L'herbe"}
        self.assertEqual(self.captions(**said), ["Mardi matin", "L'herbe"])
        self.assertEqual(self.captions(**{f"caption-{self.red.pk}": ""}), ["", ""])
        self.piece.files.get().refresh_from_db()
        self.assertEqual(self.piece.files.get().caption, "Le store du marché")

    def test_the_file_name_stands_only_where_there_are_no_words(self):
        self.assertEqual(self.captions(named="on"), ["Le store du marché", "green"])

    def test_what_was_typed_is_still_there_after_a_refusal(self):
        page = self.client.post(self.address, {"title": "X", f"caption-{self.green.pk}": "L'herbe <b>"})
        self.assertContains(page, 'value="L&#x27;herbe &lt;b&gt;"', status_code=422)

    def test_a_caption_is_no_longer_than_its_frame_can_hold(self):
        self.assertEqual(len(self.captions(**{f"caption-{self.red.pk}": "x" * 500})[0]), 120)

    def test_a_piece_in_the_bin_lends_no_words(self):
        self.piece.remove(by=self.coralie)
        self.assertNotContains(self.client.get(self.address), "Le store du marché")


class RollSheetTest(PieceTest):
    def setUp(self):
        super().setUp()
        scan = bring_scan(self.production, strip_file(3), by=self.samira)
        self.roll = Roll.objects.begin(
            self.production, [scan], title="Pellicule 12", is_strips=True, by=self.samira
        )
        do_all_work()
        self.client.force_login(self.samira)
        self.address = reverse("roll-sheet", args=[self.roll.pk])

    def test_frames_have_their_numbers_and_the_words_of_their_prints_to_be_changed(self):
        first, second, third = self.roll.negatives()
        first.ask_print(by=self.samira)
        do_all_work()
        first.refresh_from_db()
        file = PieceFile.objects.put(self.photograph(), "image", first.printed.original, by=self.samira)
        file.describe(alt="Un pont", caption="Le pont de Rochebelle", by=self.samira)
        page = self.client.get(self.address)
        self.assertContains(page, 'value="Le pont de Rochebelle"')
        self.assertContains(page, 'value="Pellicule 12"')
        said = {"title": "Le pont", "words": "Mars", f"caption-{second.pk}": "La rive"}
        self.client.post(self.address, said | {f"caption-{first.pk}": "Le pont de Rochebelle"})
        recipe = Derivation.objects.filter(tool="sheet").last().recipe
        self.assertEqual((recipe["title"], recipe["words"]), ("Le pont", "Mars"))
        told = [(frame["number"], frame["caption"]) for frame in recipe["frames"]]
        numbers = [str(one.number) for one in (first, second, third)]
        self.assertEqual(told, list(zip(numbers, ["Le pont de Rochebelle", "La rive", ""], strict=True)))
        do_all_work()
        made = Derivation.objects.filter(tool="sheet")
        self.assertEqual([one.original.state for one in made], ["ready", "ready"])

    def test_who_does_not_see_the_production_finds_no_roll(self):
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(self.address).status_code, 404)
        self.assertEqual(self.client.post(self.address).status_code, 404)
