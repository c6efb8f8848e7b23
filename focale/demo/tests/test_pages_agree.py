"""A season of Le Focus told by several pages: whoever opens two of them reads the same numbers."""

import re
from datetime import datetime
from unittest import mock

from django.test import TestCase
from django.utils import timezone

from focale.demo import build
from focale.funding.models import GrantReport
from focale.people.models import Account
from focale.people.rights import Role

FIGURE = re.compile(r"<dt>([^<]+)</dt><dd>(?:<a href=\"([^\"]+)\">|<span class=\"value\">)([^<]+)<")


def cents(words):
    """« 1 234,50 € » as whole cents."""
    plain = re.sub(r"[^\d,−-]", "", words).replace("−", "-")
    whole, _comma, rest = plain.partition(",")
    return int(whole) * 100 + int(rest.ljust(2, "0") or 0)


class PagesAgreeTest(TestCase):
    NOW = timezone.make_aware(datetime(2026, 11, 18, 15))

    @classmethod
    def setUpClass(cls):
        cls.enterClassContext(mock.patch("django.utils.timezone.now", return_value=cls.NOW))
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        build("focus")

    def setUp(self):
        self.client.force_login(Account.objects.get(role=Role.TREASURER))

    def figures(self, address):
        """{label: (words, address)} of the large figures of a page."""
        body = self.client.get(address).content.decode()
        return {label.strip(): (words, url) for label, url, words in FIGURE.findall(body)}

    def test_cash_and_debts_are_the_same_on_the_dashboard_at_the_till_and_in_the_lists(self):
        board = self.figures("/tableau-de-bord/")
        self.assertEqual(board["En caisse"][0], self.figures("/argent/caisse/")["Attendu dans la caisse"][0])
        self.assertEqual(board["En caisse"][0], self.figures("/argent/")["En caisse"][0])
        self.assertEqual(board["À la banque"][0], self.figures("/argent/")["À la banque"][0])
        self.assertEqual(board["En tout"][0], self.figures("/argent/a-recevoir/")["En tout"][0])

    def test_the_result_so_far_is_that_of_the_statement_on_this_day(self):
        board = self.figures("/tableau-de-bord/")
        told = self.client.get(f"/argent/resultat/?au={timezone.localdate()}").context["told"]
        names = ("Recettes", told.earned), ("Dépenses", told.spent), ("Résultat à ce jour", told.result)
        for name, wanted in names:
            self.assertEqual(cents(board[name][0]), wanted, name)

    def test_members_up_to_date_are_as_many_on_the_dashboard_as_in_their_list(self):
        season = self.client.get("/tableau-de-bord/").context["seasons"][0]
        listed = self.client.get("/adherents/?etat=a-jour").content.decode()
        self.assertIn(f"{season.members} adhérents", listed)

    def test_each_grant_says_the_same_on_the_dashboard_in_its_list_on_its_page_and_in_its_report(self):
        board = {each.grant.pk: each for each in self.client.get("/tableau-de-bord/").context["standings"]}
        self.assertGreater(len(board), 5)
        for pk, standing in board.items():
            figures = self.figures(f"/subventions/{pk}/")
            self.assertEqual(cents(figures["Accordé"][0]), standing.granted)
            self.assertEqual(cents(figures["Dépensé sur la subvention"][0]), standing.spent)
            self.assertEqual(standing.left + standing.spent + standing.reserved, standing.granted)
        report = GrantReport.objects.exclude(sent_at=None).get()
        told = self.figures(f"/subventions/bilans/{report.pk}/")
        places = self.figures(f"/subventions/{report.grant_id}/")["Valeur des places offertes"][0]
        body = self.client.get(f"/subventions/bilans/{report.pk}/").content.decode()
        self.assertIn(f"dont {places} par cette subvention", body)
        self.assertIn("Personnes différentes", told)

    def test_the_hours_of_the_season_are_those_told_to_the_caf(self):
        season = self.client.get("/chiffres/").context["selection"]
        asked = f"du={season.first}&au={season.last}"
        by_age = self.client.get(f"/chiffres/heures/?{asked}").context["brackets"]["total"][2]
        by_quotient = self.client.get(f"/chiffres/heures/?{asked}&par=quotient").context["quotients"]["total"]
        self.assertEqual(by_age, by_quotient[2])
        whole = sum(season.attendances().values_list("minutes", flat=True))
        self.assertEqual(round(float(re.sub(r"[^\d,]", "", by_age).replace(",", ".")) * 60), whole)
