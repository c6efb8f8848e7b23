import random
import re
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from focale.association.models import Member, Membership, MembershipType, Season
from focale.association.seasons_counting import KINDS, counted_seasons
from focale.people.models import Organisation, Person, Residence
from focale.testing import FocaleTest

MEMBERS = """
SELECT DISTINCT COALESCE(m.absorbed_into_id, m.id) FROM association_membership p
JOIN association_member m ON m.id = p.member_id
WHERE p.cancelled_at IS NULL AND p.approved_at IS NOT NULL AND p.first_day <= %s AND p.last_day >= %s"""


class SeasonsTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        Season.objects.all().delete()
        cls.kind = MembershipType.objects.create(name="Individuelle", cents=1500)
        cls.seasons = [
            Season.objects.create(name=f"{y}-{y + 1}", first_day=date(y, 9, 1), last_day=date(y + 1, 8, 31))
            for y in range(2022, 2026)
        ]

    def member(self, number, *years, person=None, organisation=None):
        member = Member.objects.create(person=person, organisation=organisation, number=number)
        for year in years:
            self.period(member, date(year, 10, 1), date(year + 1, 8, 31))
        return member

    def period(self, member, first, last, **facts):
        facts = {"approved_at": timezone.now()} | facts
        return Membership.objects.create(
            member=member, type=self.kind, first_day=first, last_day=last, **facts
        )

    def as_(self, account):
        self.client.force_login(account)
        return self.client

    def test_who_is_new_renews_comes_back_or_goes_is_counted_where_it_happens(self):
        self.member(1, 2022, 2023, person=self.samira.person)
        self.member(2, 2022, 2024, person=self.odile.person)
        waits = self.member(3, person=self.karim.person)
        self.period(waits, date(2023, 10, 1), date(2024, 8, 31), approved_at=None)
        self.period(waits, date(2022, 10, 1), date(2023, 8, 31), cancelled_at=timezone.now())
        found = [[each.number(kind) for kind in KINDS] for each in counted_seasons()]
        self.assertEqual(found, [[2, 2, 0, 0, 0], [1, 0, 1, 0, 1], [1, 0, 0, 1, 1], [0, 0, 0, 0, 1]])

    def test_who_was_a_member_before_the_first_season_is_not_new_in_it(self):
        member = self.member(1, 2022, person=self.samira.person)
        self.period(member, date(2019, 1, 1), date(2019, 12, 31))
        self.assertEqual([counted_seasons()[0].number(kind) for kind in KINDS], [1, 0, 0, 1, 0])

    def test_random_seasons_agree_with_sql_and_each_figure_with_its_rows(self):
        chance, client = random.Random(7), self.as_(self.coralie)
        for number in range(1, 60):
            year = chance.choice([1950, 1990, 2001, 2012, 2015, 2021, None])
            person = Person.objects.create(first_name=f"P{number}", born_year=year)
            member = self.member(number, person=person)
            for year in chance.sample(range(2021, 2026), chance.randint(0, 4)):
                first = date(year, 9, 1) + timedelta(days=chance.randint(0, 360))
                self.period(member, first, first + timedelta(days=chance.randint(0, 400)))
            if town := chance.choice(["Alès", "ALES", "Nîmes", ""]):
                Residence.objects.settle(person, by=self.coralie, since=date(2021, 1, 1), town=town)
        Member.objects.filter(number=5).update(person=None, absorbed_into=Member.objects.get(number=6))
        sets = []
        with connection.cursor() as cursor:
            for season in self.seasons:
                cursor.execute(MEMBERS, [season.last_day, season.first_day])
                sets.append({row[0] for row in cursor.fetchall()})
        for number, each in enumerate(counted_seasons()):
            self.assertEqual(each.lists["membres"], sets[number])
            if number:
                self.assertEqual(each.number("partis"), len(sets[number - 1] - sets[number]))
            parts = [each.lists[kind] for kind in ("nouveaux", "renouveles", "revenus")]
            self.assertEqual((set().union(*parts), sum(map(len, parts))), (sets[number], len(sets[number])))
        page = client.get(f"/adherents/saisons/?saison={self.seasons[2].pk}").content.decode()
        links = set(re.findall(r'href="(/adherents/saisons/\d+/lignes/[^"]*)">(\d+)', page))
        self.assertGreater(len(links), 20)
        for address, count in links:
            shown = client.get(address.replace("&amp;", "&"))
            self.assertContains(shown, f"{count} membre")
            self.assertEqual(len(shown.context["sheet"].object_list), min(int(count), 50), address)

    def test_towns_are_one_however_they_are_written_and_ages_those_of_the_first_day(self):
        for number, town in enumerate(("Alès", "ALES", "Nîmes"), start=1):
            person = Person.objects.create(first_name=f"P{number}", born_on=date(2013, 9, 1 + number))
            Residence.objects.settle(person, by=self.coralie, since=date(2021, 1, 1), town=town)
            self.member(number, 2024, person=person)
        self.member(4, 2024, organisation=Organisation.objects.create(name="Les Amis", town="Alès"))
        rows = f"/adherents/saisons/{self.seasons[2].pk}/lignes/"
        client = self.as_(self.coralie)
        self.assertContains(client.get(rows + "?commune=ales"), "3 membres")
        self.assertContains(client.get(rows + "?age=6-11"), "3 membres")
        self.assertContains(client.get(rows + "?age=structure"), "Les Amis")
        told = b"".join(client.get(rows + "?format=csv").streaming_content).decode("utf-8-sig")
        self.assertIn("Nîmes", told)

    def test_the_table_goes_into_a_spreadsheet(self):
        self.member(1, 2022, 2023, person=self.samira.person)
        told = self.as_(self.jeanne).get("/adherents/saisons/?format=csv")
        lines = b"".join(told.streaming_content).decode("utf-8-sig").splitlines()
        self.assertEqual(lines[1:], ["2025-2026;0;0;0;0;0", "2024-2025;0;0;0;0;1", "2023-2024;1;0;1;0;0",
                                     "2022-2023;1;1;0;0;0"])  # fmt: skip

    def test_the_board_reads_numbers_without_names_and_the_team_names(self):
        self.member(1, 2024, person=self.samira.person)
        rows = f"/adherents/saisons/{self.seasons[2].pk}/lignes/"
        self.assertNotContains(self.as_(self.jeanne).get(rows), "Samira")
        told = b"".join(self.client.get(rows + "?format=csv").streaming_content).decode()
        self.assertNotIn("Samira", told)
        self.assertContains(self.as_(self.coralie).get(rows), "Samira")
        self.assertEqual(self.as_(self.karim).get(rows).status_code, 403)

    def test_an_unknown_season_or_list_is_not_found_and_none_says_what_to_do(self):
        client = self.as_(self.coralie)
        for address in ("/adherents/saisons/?saison=x", "/adherents/saisons/999/lignes/"):
            self.assertEqual(client.get(address).status_code, 404)
        self.assertEqual(
            client.get(f"/adherents/saisons/{self.seasons[0].pk}/lignes/?quoi=x").status_code, 404
        )
        self.assertContains(client.get("/adherents/saisons/"), "Pas encore de membre")
        Season.objects.all().delete()
        self.assertContains(client.get("/adherents/saisons/"), "Aucune saison encore")
