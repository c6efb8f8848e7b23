"""The schemes that are shipped speak the language of the page; what the team writes is left alone."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from focale.funding.models import Dimension, IndicatorScheme, Report
from focale.funding.selection import Selection
from focale.funding.sheets import sheets_of
from focale.ground.shipped import SHIPPED
from focale.programme.marking import mark
from focale.testing import FocaleTest, at


class ShippedWordsTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        self.scheme = IndicatorScheme.objects.first()
        course = self.course(days=(-1,), booking="by_date")
        mark(course.occurrences.get(), self.samira.person, "present", by=self.coralie)

    def test_every_word_of_the_shipped_schemes_has_its_english(self):
        stored = set()
        for scheme in IndicatorScheme.objects.all():
            stored |= {scheme.name, scheme.asked_by, scheme.source}
        rows = Dimension.objects.values_list("label", "unknown_label", "brackets__label")
        stored |= {words for row in rows for words in row if words}
        self.assertEqual(stored - SHIPPED, set())
        with translation.override("en"):
            same = {words for words in stored if translation.gettext(words) == words}
        self.assertEqual(same, set())

    def test_the_figures_and_their_rows_and_sheets_are_in_english(self):
        page = self.client.get(reverse("figures"))
        self.assertContains(page, "18 to 24")
        self.assertNotContains(page, "18 à 24 ans")
        rows = self.client.get(reverse("figure-rows"), {"quoi": "personnes", "fait": "age", "tranche": "t2"})
        self.assertContains(rows, "Age: 12 to 17")

    def test_what_the_team_writes_itself_stays_as_it_stands(self):
        dimension = self.scheme.dimensions.get(fact="gender")
        rows = [{"label": "Femmes et filles", "values": ["female"]}]
        dimension.settle_brackets(rows, by=self.coralie, label="Genre", unknown_label="Pas dit")
        page = self.client.get(reverse("figures"))
        self.assertContains(page, "Femmes et filles")

    def test_the_form_holds_the_words_as_they_are_kept(self):
        """Saved from an English page, they would else be kept in English."""
        dimension = self.scheme.dimensions.get(fact="gender")
        page = self.client.get(reverse("dimension", args=[dimension.pk]))
        self.assertContains(page, 'value="Féminin"')
        page = self.client.get(reverse("scheme", args=[self.scheme.pk]))
        self.assertContains(page, f'value="{self.scheme.name}"')
        self.assertContains(page, "Digital mediation</h1>")

    def test_a_report_saved_in_one_language_is_read_in_the_other_and_keeps_its_seal(self):
        with translation.override("en"):
            report = Report.objects.save_for(
                "Ville",
                title="Bilan",
                selection=Selection(at(-30).date(), at(1).date()),
                scheme=IndicatorScheme.objects.with_scales()[0],
                by=self.coralie,
            )
            heads = [title for title, _head, _rows in sheets_of(report.figures)]
        self.assertIn("Gender", heads)
        self.assertEqual(report.content["scheme"]["name"], "Médiation numérique")
        self.assertEqual(report.figures["breakdowns"][0]["label"], "Genre")
        report.refresh_from_db()
        self.assertTrue(report.is_intact())
        self.assertContains(self.client.get(report.get_absolute_url()), "Digital mediation")
