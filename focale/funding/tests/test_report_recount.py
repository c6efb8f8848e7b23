"""Every figure of a report counted a second time by plain SQL, on random seasons, and against its rows."""

import re
from datetime import timedelta
from fractions import Fraction
from html import unescape

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from focale.association.models import Task, VolunteerTime
from focale.funding import date_rows
from focale.funding.cerfa import SIDE_OF
from focale.funding.fact_rows import CHARGES, OFFERED, facts_of
from focale.funding.hour_rows import VOLUNTEERS
from focale.funding.models import (
    Action,
    Commitment,
    Funder,
    Grant,
    GrantReport,
    Indicator,
    Line74,
    Measure,
    Spending,
)
from focale.funding.reporting import content_of
from focale.funding.wording import hours
from focale.ground.typography import number
from focale.money.models import Charge, Contribution, Expense, Income, InKind, Payer, Purpose
from focale.money.pricing import Quote
from focale.people.models import Organisation
from focale.programme.models import Occurrence, Registration
from focale.testing import Cast

from .season import RandomSeason

RARELY = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
OURS = """(a.activity_id IN (SELECT activity_id FROM funding_commitment WHERE action_id = {action}
  AND ended_at IS NULL AND activity_id IS NOT NULL) AND a.occurrence_id NOT IN (SELECT occurrence_id
  FROM funding_commitment WHERE ended_at IS NULL AND occurrence_id IS NOT NULL)
 OR a.occurrence_id IN (SELECT occurrence_id FROM funding_commitment
  WHERE action_id = {action} AND ended_at IS NULL AND occurrence_id IS NOT NULL))"""
PERCENT = """(SELECT share_percent FROM funding_commitment k
 WHERE k.action_id = {action} AND k.ended_at IS NULL
 AND (k.occurrence_id = a.occurrence_id OR k.activity_id = a.activity_id) ORDER BY k.occurrence_id IS NULL
 LIMIT 1)"""


def one(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


def all_of(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


class ReportRecountTest(Cast, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.enter()

    def counted(self, seed):
        """A random season with an action that bears shares of it, two grants, and money of each kind."""
        story = RandomSeason(self, seed, dates=12)
        self.today = timezone.localdate()
        self.days = self.today - timedelta(days=90), self.today
        days = {"first_day": self.days[0], "last_day": self.days[1]}
        self.action = Action.objects.create(code="saison", name="Saison", **days)
        other = Action.objects.create(code="autre", name="Autre", **days)
        grants = []
        for name, line, cents in (("Ville", Line74.TOWN, 90_000), ("CAF", Line74.SOCIAL, 33_333)):
            funder = Funder.objects.create(organisation=Organisation.objects.create(name=name), line=line)
            grants.append(
                Grant.award(action=self.action, funder=funder, cents=cents, by=self.coralie, **days)
            )
        for activity, percent in zip(story.activities[:3], (100, 50, 33), strict=True):
            Commitment.make(self.action, activity, share_percent=percent, by=self.coralie)
        Commitment.make(self.action, story.occurrences[0], share_percent=70, by=self.coralie)
        Commitment.make(other, story.occurrences[1], by=self.coralie)
        self.money(story, grants[0])
        self.report = GrantReport.begin(grants[0], by=self.coralie)
        self.report.count(content_of(self.report))
        return self.report.content

    def money(self, story, grant):
        dice, facts = story.dice, {"day": self.today, "by": self.thomas}
        for purpose in (Purpose.CONSUMABLES, Purpose.INSTRUCTOR_FEES, Purpose.RENTALS):
            cents = dice.randint(100, 70_000)
            spent = Expense.note(label="x", purpose=purpose, cents=cents, project="saison", **facts)
            if dice.random() < 0.5:
                Spending.make(spent, self.action, cents=cents // 2, grant=None, by=self.coralie)
        Income.note(
            label="Vente", purpose=Purpose.SALES, cents=dice.randint(1, 900), project="saison", **facts
        )
        Contribution.note(label="Salle", kind=InKind.PREMISES, cents=500, project="saison", **facts)
        task = Task.objects.create(name="Accueil", hourly_cents=1_333)
        VolunteerTime.objects.create(
            person=story.people[0], task=task, minutes=dice.randint(1, 600), hourly_cents=1_333,
            project="saison", validated_at=timezone.now(),
        )  # fmt: skip
        for row in Registration.objects.filter(status="seated").select_related("participant"):
            value = dice.randint(1, 999)
            due = dice.randint(0, value)
            quote = Quote(value, due, payer=dice.choice([Payer.GRANT, Payer.PLACE]), fund=grant.fund)
            row.charge = Charge.make(
                quote, label="Place", purpose=Purpose.ACTIVITY_FEES, day=self.today, payer=row.participant,
                by=self.coralie,
            )  # fmt: skip
            row.save()
            if dice.random() < 0.2:
                row.charge.credit(reason="Erreur", by=self.coralie)

    def ours(self, told="1 = 1"):
        where = OURS.format(action=self.action.pk)
        return f"""WHERE {where} AND a."on" BETWEEN %s AND %s AND {told}"""

    @RARELY
    @given(st.integers(0, 10**6))
    def test_people_hours_dates_and_money_are_what_plain_sql_counts(self, seed):
        content = self.counted(seed)
        self.people_agree(content)
        self.dates_agree(content)
        self.money_agrees(content)

    def people_agree(self, content):
        came = self.ours("a.presence = 'present'")
        people, participations, minutes = one(
            "SELECT COUNT(DISTINCT visitor), COUNT(*), COALESCE(SUM(minutes), 0)"
            f" FROM programme_attendance a {came}",
            *self.days,
        )
        named = content["figures"]["named"]
        counted = named["people"], named["participations"], named["minutes"]
        self.assertEqual(counted, (people, participations, minutes))
        newest = f"SELECT MAX(a.id) FROM programme_attendance a {came} GROUP BY a.visitor"
        for fact, values in (("in_district", ("yes", "no")), ("gender", ("female", "male", "other"))):
            told = content["district" if fact == "in_district" else "gender"]
            for value in (*values, ""):
                (number,) = one(
                    f"SELECT COUNT(*) FROM programme_attendance WHERE id IN ({newest}) AND {fact} = %s",
                    *self.days, value,
                )  # fmt: skip
                self.assertEqual(told[value or "unknown"], number, (fact, value))
        (nameless,) = one(
            f"SELECT COALESCE(SUM(total), 0) FROM programme_headcount a {self.ours()}", *self.days
        )
        self.assertEqual(content["borne"]["nameless"], nameless)
        costs = content["costs"]
        self.assertEqual(costs["people"], people + nameless)
        if people + nameless:
            self.assertEqual(costs["person_cents"], int(costs["spent_cents"] / (people + nameless) + 0.5))
        else:
            self.assertIsNone(costs["person_cents"])

    def dates_agree(self, content):
        percent = PERCENT.format(action=self.action.pk)
        rows = self.report.rows_of("dates")
        for key, *_told, came, present, nameless in rows:
            self.assertEqual(
                (came, present),
                one(
                    "SELECT COUNT(*), COALESCE(SUM(minutes), 0) FROM programme_attendance"
                    " WHERE presence = 'present' AND occurrence_id = %s",
                    key,
                ),
            )
            (total,) = one(
                "SELECT COALESCE(SUM(total), 0) FROM programme_headcount WHERE occurrence_id = %s", key
            )
            self.assertEqual(nameless, total)
        borne, named, nameless = (
            content["borne"],
            content["figures"]["named"],
            content["figures"]["anonymous"],
        )
        self.assertEqual(borne["participations"], named["participations"])
        self.assertEqual(borne["minutes"], named["minutes"] + nameless["minutes"])
        self.assertEqual(borne["occurrences"], content["figures"]["offer"]["occurrences"])
        (weighed,) = one(
            f"SELECT COALESCE(SUM(minutes * {percent}), 0) FROM programme_attendance a"
            f" {self.ours(chr(97) + '.presence = ' + chr(39) + 'present' + chr(39))}",
            *self.days,
        )
        length = {row[0]: row[4] for row in rows}
        weighed += sum(row[9] * length[row[0]] * row[6] for row in rows)
        self.assertEqual(borne["borne_minutes"], (weighed + 50) // 100)

    def money_agrees(self, content):
        money = content["money"]
        lines = {line: told["done"] for line, told in money["lines"].items()}
        self.assertEqual(money["expense_cents"], money["income_cents"])
        given = {side: sum(c for line, c in lines.items() if line[:2] == side) for side in ("86", "87")}
        self.assertEqual(given["86"], given["87"])
        (granted,) = one(
            "SELECT SUM(f.ceiling_cents) FROM funding_grant g JOIN money_fund f ON f.id = g.fund_id"
            " WHERE g.action_id = %s",
            self.action.pk,
        )
        self.assertEqual(sum(c for line, c in lines.items() if line[:2] == "74"), granted)
        self.assertEqual(sum(row["cents"] for row in money["funders"]), granted)
        (shared,) = one("SELECT COALESCE(SUM(cents), 0) FROM funding_spending WHERE ended_at IS NULL")
        (whole,) = one(
            "SELECT COALESCE(SUM(cents), 0) FROM money_expense WHERE project = 'saison'"
            " AND cancelled_at IS NULL"
            " AND id NOT IN (SELECT expense_id FROM funding_spending WHERE ended_at IS NULL)"
        )
        self.assertEqual(content["costs"]["spent_cents"], shared + whole)
        minutes, cents = one(
            "SELECT minutes, (minutes * hourly_cents * 2 + 60) / 120 FROM association_volunteertime"
        )
        self.assertEqual(content["volunteers"], {"minutes": minutes, "cents": cents})
        self.assertEqual(sum(row[1] for row in facts_of(self.report, VOLUNTEERS)), minutes)
        for line, told in money["lines"].items():
            self.assertEqual(sum(row[1] for row in facts_of(self.report, line)), told["done"], line)
            self.assertIn(line, SIDE_OF)
        self.assertEqual(
            sum(row[1] for row in facts_of(self.report, CHARGES)), content["costs"]["spent_cents"]
        )
        self.assertEqual(sum(row[1] for row in facts_of(self.report, OFFERED)), content["offered"]["cents"])
        sold = sum(row[1] for row in facts_of(self.report, "70") if row[2] == "seating")
        self.assertEqual(sold, self.places("'person'"))
        self.assertEqual(content["offered"]["cents"], self.places("'grant', 'place'"))
        borne = content["offered"]["grant_cents"] + content["offered"]["place_cents"]
        self.assertEqual(content["offered"]["cents"], borne)

    def places(self, payers):
        """Cents of the charges of our places borne by these, at our share, a seating at a time."""
        rows = all_of(
            "SELECT SUM(s.cents - s.credited_cents), t.activity_id, t.occurrence_id FROM money_share s"
            " JOIN programme_registration r ON r.charge_id = s.charge_id"
            f" JOIN programme_seating t ON t.id = r.seating_id WHERE s.payer IN ({payers})"
            " GROUP BY t.id, t.activity_id, t.occurrence_id, s.payer, s.fund_id"
        )
        return sum((2 * cents * self.percent(*place) + 100) // 200 for cents, *place in rows)

    def percent(self, activity, date):
        """Our share of a date; of a whole course by the minutes of its dates that take place."""
        if date:
            told = all_of(
                "SELECT action_id, share_percent FROM funding_commitment WHERE occurrence_id = %s", date
            )
            whole = "SELECT share_percent FROM funding_commitment WHERE activity_id = %s AND action_id = %s"
            if told:
                return sum(percent for action, percent in told if action == self.action.pk)
            return sum(percent for (percent,) in all_of(whole, activity, self.action.pk))
        dates = list(Occurrence.objects.filter(activity=activity, cancelled_at=None))
        minutes = sum(one.minutes for one in dates)
        weighed = sum(one.minutes * self.percent(activity, one.pk) for one in dates)
        return Fraction(weighed, minutes) if minutes else self.percent(activity, -1)

    def test_hours_and_participations_open_dates_that_add_up_whoever_came(self):
        self.counted(4)
        nameless = self.report.content["borne"]["nameless"]
        self.assertGreater(nameless, 0)
        for measure in (Measure.PERSON_HOURS, Measure.PARTICIPATIONS):
            Indicator.objects.create(action=self.action, label=measure.label, measure=measure)
        self.report.count(content_of(self.report))
        self.client.force_login(self.coralie)
        body = self.client.get(reverse("grant-report", args=[self.report.pk])).content.decode()
        proof = reverse("grant-report-dates", args=[self.report.pk])
        said = [unescape(words) for words in re.findall(rf'<a href="{proof}">([^<]+)</a>', body)]
        rows = [date_rows.told(row) for row in self.report.rows_of("dates")]
        minutes = sum(row["all_minutes"] for row in rows)
        came = sum(row["came"] + row["nameless"] for row in rows)
        self.assertIn(hours(minutes), said)
        self.assertEqual({number(came), number((minutes + 30) // 60)} - set(said), set())
        self.assertContains(self.client.get(proof), hours(minutes))

    def test_every_number_of_the_page_opens_rows_that_add_up_to_it(self):
        self.counted(7)
        self.client.force_login(self.coralie)
        body = self.client.get(reverse("grant-report", args=[self.report.pk])).content.decode()
        links = re.findall(r'<a href="(/subventions/bilans/\d+/(?:lignes|argent)/\?[^"]+)">([^<]+)</a>', body)
        self.assertGreater(len(links), 25)
        for address, words in {(unescape(address), unescape(words)) for address, words in links}:
            answer = self.client.get(address)
            self.assertEqual(answer.status_code, 200, address)
            shown = answer.content.decode()
            if "ligne=charges" in address:
                continue  # what a cost divides
            if "/argent/" in address:
                self.assertIn(f">{words}</strong>", unescape(shown), address)
            elif "part=in_district" in address:
                residents = self.report.content["district"]["yes"]
                self.assertGreater(residents, 0)
                self.assertIn(f'data-count="{residents}"', shown, address)
            elif "quoi=personnes" in address and "%" not in words:
                self.assertIn(f'data-count="{int(re.sub(chr(92) + "D", "", words))}"', shown, address)
