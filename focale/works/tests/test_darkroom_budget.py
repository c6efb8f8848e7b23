"""The pages of the darkroom ask the database ten questions at most, however many frames there are."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focale.works.models import Negative, PieceFile, Roll

from .bringing import do_all_work
from .filmed import bring_scan, strip_file
from .made import PieceTest


class DarkroomBudgetTest(PieceTest):
    def test_ten_questions_for_every_page(self):
        scan = bring_scan(self.production, strip_file(4), by=self.samira)
        roll = Roll.objects.begin(self.production, [scan], title="Bande", is_strips=True, by=self.samira)
        do_all_work()
        for negative in roll.negatives():
            negative.ask_print(by=self.samira)
        do_all_work()
        printed = Negative.objects.first().printed.original
        file = PieceFile.objects.put(self.photograph(), "image", printed, by=self.samira)
        pages = {
            "production-rolls": self.production.pk, "roll": roll.pk, "scan": roll.scans.get().pk,
            "negative": Negative.objects.first().pk, "production-sheets": self.production.pk,
            "piece-file-cut": file.pk, "original": scan.pk, "roll-sheet": roll.pk,
            "original-paper": printed.pk,
        }  # fmt: skip
        self.client.force_login(self.samira)
        for name, key in pages.items():
            with self.subTest(page=name), CaptureQueriesContext(connection) as asked:
                self.assertEqual(self.client.get(reverse(name, args=[key])).status_code, 200)
            with self.subTest(page=name):
                self.assertLessEqual(len(asked), 10, [query["sql"][:90] for query in asked])
