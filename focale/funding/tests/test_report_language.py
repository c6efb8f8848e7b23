"""What is frozen for a funder and printed for a family is in the language of the place, whoever asks."""

from datetime import date

from django.utils import timezone
from django.utils.translation import override

from focale.funding.models import Action, Funder, Grant, GrantReport, Line74
from focale.funding.reporting import content_of
from focale.people.models import Organisation
from focale.testing import FocaleTest


class ReportLanguageTest(FocaleTest):
    def test_the_words_of_the_form_stay_french(self):
        town = Organisation.objects.create(name="Ville d'Alès", kind="town")
        year = timezone.localdate().year
        days = {"first_day": date(year, 1, 1), "last_day": date(year, 12, 31)}
        funder = Funder.objects.create(organisation=town, line=Line74.TOWN)
        action = Action.objects.create(code="ete", name="Un été d'images", **days)
        grant = Grant.award(action=action, funder=funder, cents=300_000, by=self.coralie, **days)
        report = GrantReport.objects.create(grant=grant, **days)
        with override("en"):
            told = content_of(report)
        self.assertEqual(told["money"]["lines"]["74C"]["words"], "Commune(s)")
