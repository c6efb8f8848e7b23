"""Each figure of a saved report opens the rows behind it, by the report's own brackets."""

import re
from html import unescape

from django.urls import reverse

from focale.association.models import Season
from focale.funding.models import Dimension, IndicatorScheme, Report
from focale.funding.selection import Selection
from focale.people.models import Residence
from focale.place.models import Site
from focale.programme.models import Activity
from focale.testing import FocaleTest, at

from .season import RandomSeason

SUMS = ("heures", "seances", "sans-nom", "places")


class ReportRowsTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.story = RandomSeason(cls, 23)
        cls.report = Report.objects.save_for(
            "Ville",
            title="Saison",
            selection=Selection(at(-130).date(), at(0).date()),
            scheme=IndicatorScheme.objects.first(),
            by=cls.coralie,
        )

    def setUp(self):
        super().setUp()
        self.enter_as(self.coralie)

    def enter_as(self, account):
        self.client.force_login(account, backend="focale.people.signed_in.KnownAccounts")

    def links(self):
        body = self.client.get(self.report.get_absolute_url()).content.decode()
        rows = reverse("report-rows", args=[self.report.pk])
        found = re.findall(rf'<a href="({rows}\?[^"]+)">([^<]+)</a>', body)
        return [(unescape(address), words) for address, words in found]

    def counted(self, address):
        return int(re.search(r'data-count="(\d+)"', self.client.get(address).content.decode())[1])

    def assertOpensAsMany(self):
        numbers = [pair for pair in self.links() if not any(f"quoi={sum_}" in pair[0] for sum_ in SUMS)]
        for address, words in numbers:
            said = int(re.sub(r"\D", "", words.split(" ")[0].split("\u00a0")[0]))
            self.assertEqual(self.counted(address), said, address)
        self.assertGreater(len(numbers), 30)

    def test_a_report_knows_its_breakdowns_however_its_scheme_was_fetched(self):
        facts = [told["fact"] for told in self.report.figures["breakdowns"]]
        self.assertEqual(facts, ["gender", "age", "situation", "in_district", "town", "first_visit"])

    def test_every_number_opens_as_many_rows(self):
        self.assertOpensAsMany()

    def test_it_still_does_when_the_scheme_has_changed_and_people_moved_or_were_erased(self):
        before = {words: self.counted(address) for address, words in self.links()}
        ages = Dimension.objects.filter(fact="age").first()
        rows = [{"label": "Tous", "min_age": 0, "max_age": None}]
        ages.settle_brackets(rows, by=self.coralie, label="Âges", unknown_label="?")
        moved, erased, older = self.story.people[:3]
        Residence.objects.settle(moved, by=self.coralie, town="Paris", in_district="no")
        older.born_on = older.born_on.replace(year=older.born_on.year - 11)
        older.save()
        erased.erase(by=self.coralie)
        self.assertEqual({words: self.counted(address) for address, words in self.links()}, before)
        self.assertOpensAsMany()
        everybody = reverse("report-rows", args=[self.report.pk]) + "?quoi=personnes"
        self.assertContains(self.client.get(everybody), "fiche effacée")
        self.assertEqual(self.report.changes_since(), [])
        self.assertTrue(Report.objects.get(pk=self.report.pk).is_intact())

    def test_the_page_says_that_these_are_the_rows_of_today(self):
        answer = self.client.get(reverse("report-rows", args=[self.report.pk]), {"quoi": "personnes"})
        self.assertContains(answer, reverse("report-comparison", args=[self.report.pk]))
        self.assertContains(answer, self.report.get_absolute_url())
        for ending in ("xlsx", "ods", "csv"):
            asked = {"quoi": "participations", "format": ending}
            file = self.client.get(reverse("report-rows", args=[self.report.pk]), asked)
            self.assertIn(f".{ending}", file["Content-Disposition"])

    def test_the_board_reads_the_report_and_opens_no_rows(self):
        self.enter_as(self.jeanne)
        self.assertEqual(self.links(), [])
        address = reverse("report-rows", args=[self.report.pk])
        self.assertEqual(self.client.get(address, {"quoi": "personnes"}).status_code, 403)

    def test_what_no_figure_asks_is_not_there(self):
        address = reverse("report-rows", args=[self.report.pk])
        for asked in (
            {},
            {"quoi": "tout"},
            {"quoi": "personnes", "fait": "taille"},
            {"quoi": "personnes", "mois": "2020-13"},
        ):
            self.assertEqual(self.client.get(address, asked).status_code, 404)

    def test_two_places_can_be_counted_apart(self):
        other = Site.objects.create(name="L'annexe", address="1 rue", town="Alès", postcode="30100")
        activity = self.story.activities[1]
        Activity.objects.filter(pk=activity.pk).update(site=other)
        page = self.client.get("/chiffres/")
        self.assertContains(page, "L&#x27;annexe")
        season = Season.objects.at()
        asked = {"du": season.first_day.isoformat(), "au": at(0).date().isoformat(), "lieu": other.pk}
        here = Selection(season.first_day, at(0).date(), site=other.pk).attendances().count()
        rows = self.client.get("/chiffres/lignes/", asked | {"quoi": "participations"})
        self.assertContains(rows, f'data-count="{here}"')
        self.assertGreater(here, 0)
