"""Seasons as the team writes them: each day is of one season at most."""

from datetime import date

from focale.association.models import Season
from focale.testing import FocaleTest

NEW = "/reglages/saisons/nouveau/"


class SeasonDaysTest(FocaleTest):
    def setUp(self):
        super().setUp()
        Season.objects.all().delete()
        self.client.force_login(self.coralie)
        self.kept = self.write("2040", "2040-09-01", "2041-08-31")

    def write(self, name, first, last, address=NEW):
        return self.client.post(address, {"name": name, "first_day": first, "last_day": last})

    def test_one_beside_the_other_is_kept(self):
        self.assertEqual(self.write("2041", "2041-09-01", "2042-08-31").status_code, 302)
        self.assertEqual(self.write("2039", "2039-09-01", "2040-08-31").status_code, 302)
        self.assertEqual(Season.objects.at(date(2041, 9, 1)).name, "2041")

    def test_days_another_season_holds_are_refused_with_its_days(self):
        for first, last in (
            ("2041-08-31", "2042-08-31"),
            ("2040-01-01", "2040-09-01"),
            ("2041-01-01", "2041-02-01"),
        ):
            answer = self.write("autre", first, last)
            self.assertContains(answer, "du 1er\xa0septembre 2040 au 31\xa0août 2041", status_code=422)
        self.assertEqual(Season.objects.count(), 1)

    def test_a_season_of_a_day_or_of_a_century_is_refused(self):
        for first, last in (
            ("2050-09-01", "2050-09-01"),
            ("2050-09-01", "2150-08-31"),
            ("2050-09-01", "2050-08-31"),
        ):
            self.assertEqual(self.write("autre", first, last).status_code, 422)

    def test_its_own_days_are_in_nobodys_way(self):
        season = Season.objects.get()
        answer = self.write("2040-2041", "2040-09-01", "2041-08-31", f"/reglages/saisons/{season.pk}/")
        self.assertEqual((answer.status_code, Season.objects.get().name), (302, "2040-2041"))
