"""A contact sheet shows what is shown of its pictures, with their numbers; what is hidden is on none."""

from unittest.mock import patch

from django.db.models import F
from django.urls import reverse

from focale.testing import FocaleTest
from focale.works import keeping, sheets
from focale.works.models import Derivation, Original, Production, Roll
from mediatools import sandbox

from .bringing import begin, bring, counted, do_all_work, photo
from .filmed import bring_scan, scan_file


class SheetTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self)
        self.pictures = [
            bring(self.production, photo(colour, 600, 400), f"{colour}.jpg", by=self.samira).original
            for colour in ("red", "green")
        ]
        do_all_work()
        self.client.force_login(self.samira)
        self.address = reverse("production-sheets", args=[self.production.pk])

    def made(self):
        return list(Derivation.objects.filter(tool="sheet", original__binned_at=None).order_by("pk"))

    def content(self, derivation):
        with keeping.opened(derivation.original.sha256) as file:
            return file.read()

    def test_pictures_chosen_become_a_page_as_pdf_and_as_jpeg(self):
        refused = self.client.post(self.address, {"title": "Le marché"})
        self.assertContains(refused, "Choisissez au moins une photo", status_code=422)
        said = {"title": "Le marché", "picture": [one.pk for one in self.pictures], "named": "on"}
        self.client.post(self.address, said)
        do_all_work()
        pdf, jpeg = self.made()
        self.assertEqual(pdf.original.name, "Le marché.pdf")
        self.assertEqual((pdf.original.family, jpeg.original.family), ("document", "picture"))
        self.assertTrue(self.content(pdf).startswith(b"%PDF"))
        self.assertContains(self.client.get(self.address), "Ouvrir", count=2)
        self.production.refresh_from_db()
        self.assertEqual(self.production.used_bytes, counted(self.production))

    def test_the_page_and_the_sheet_itself_say_that_it_is_a_working_paper(self):
        self.assertContains(self.client.get(self.address), sheets.WORKING)
        with patch.object(sandbox, "run", wraps=sandbox.run) as tool:
            said = {"title": "Le marché", "words": "Mai", "picture": [self.pictures[0].pk]}
            self.client.post(self.address, said)
            do_all_work()
        told = [call.kwargs["words"] for call in tool.call_args_list if "contact" in call.args[0]]
        self.assertEqual(told, [f"Mai · {sheets.WORKING}"] * 2)

    def test_what_is_hidden_later_takes_the_sheet_away_and_another_is_made(self):
        said = {"title": "Le marché", "picture": [one.pk for one in self.pictures]}
        self.client.post(self.address, said)
        do_all_work()
        before = self.made()
        self.pictures[1].refresh_from_db()
        self.pictures[1].veil([[0, 0, 500, 500]], by=self.coralie)
        for one in before:
            one.original.refresh_from_db()
            self.assertIsNotNone(one.original.binned_at)
        do_all_work()
        after = [one for one in self.made() if one not in before]
        self.assertEqual(len(after), 2)
        self.assertNotEqual(self.content(before[1]), self.content(after[1]))

    def test_a_sheet_goes_also_when_its_first_picture_is_gone_for_good_and_no_room_is_left(self):
        said = {"title": "Le marché", "picture": [one.pk for one in self.pictures]}
        self.client.post(self.address, said)
        do_all_work()
        before, later = self.made(), Original.objects.get(pk=self.made()[0].others.get().pk)
        Derivation.objects.update(source=None)
        Production.objects.update(quota_bytes=F("used_bytes"))
        later.veil([[0, 0, 500, 500]], by=self.coralie)
        self.assertEqual(later.veils, [[0, 0, 500, 500]])
        for one in before:
            one.original.refresh_from_db()
            self.assertIsNotNone(one.original.binned_at)

    def test_a_roll_gives_its_sheet_with_the_numbers_of_the_film(self):
        scan = bring_scan(self.production, scan_file(), by=self.samira)
        roll = Roll.objects.begin(self.production, [scan], title="Pellicule 12", by=self.samira)
        do_all_work()
        self.client.post(reverse("roll-sheet", args=[roll.pk]))
        do_all_work()
        self.assertEqual([one.original.state for one in self.made()], ["ready", "ready"])
        self.assertEqual(self.made()[0].recipe["frames"][0]["number"], "1")
