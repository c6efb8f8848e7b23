"""Before a report is sent the team reads what a funder would miss; nothing of it forbids sending."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from focale.funding.report_gaps import gaps_of, is_far
from focale.funding.reporting import content_of
from focale.money.models import Issuer

from .test_grant_reports import WithAReport


class ReportGapsTest(WithAReport):
    def page(self):
        return self.client.get(reverse("grant-report", args=[self.report.pk]))

    def test_the_page_says_what_is_missing_and_is_silent_once_it_is_written_and_sent(self):
        self.client.force_login(self.coralie)
        self.report.count(content_of(self.report))
        for said in ("SIRET", "pas finie", "est déroulée", "objectifs sont atteints", "20 %"):
            self.assertContains(self.page(), said)
        Issuer(legal_name="M", siret="73282932000074", rna="W302001234", signatory="Jeanne").save()
        yesterday = timezone.localdate() - timedelta(days=1)
        words = {"carried_out": "Bien.", "objectives_reached": "Oui.", "differences": "Un prêt."}
        self.report.write(by=self.coralie, last_day=yesterday, **words)
        self.report.count(content_of(self.report))
        self.assertEqual(gaps_of(self.report.content), [])
        self.assertNotContains(self.page(), "Avant de l’envoyer")

    def test_a_report_with_gaps_may_be_sent_all_the_same(self):
        self.client.force_login(self.coralie)
        self.report.count(content_of(self.report))
        self.client.post(reverse("grant-report-sending", args=[self.report.pk]))
        self.report.refresh_from_db()
        self.assertTrue(self.report.is_intact())
        self.assertNotContains(self.page(), "Avant de l’envoyer")
        self.assertContains(
            self.client.get(reverse("grant", args=[self.grant.pk])), "Commencer un autre bilan"
        )

    def test_far_is_more_than_a_fifth_or_something_that_was_not_planned(self):
        told = [(100, 120), (100, 121), (100, 79), (0, 1), (0, 0)]
        self.assertEqual(
            [is_far({"planned": planned, "done": done}) for planned, done in told],
            [False, True, True, True, False],
        )
