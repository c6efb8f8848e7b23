"""Hours by bracket: counted a second time by plain SQL on random seasons, each cell open to its rows."""

import re
from datetime import timedelta

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from focale.funding.models import Fact, IndicatorScheme
from focale.funding.presence_hours import hours_of
from focale.funding.selection import Selection
from focale.funding.wording import exact_hours, hours
from focale.money.models import Charge, Purpose
from focale.money.pricing import Quote
from focale.programme.models import Holiday
from focale.testing import FocaleTest, at

from .season import RandomSeason


def answer(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


class PresenceHoursTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        today = timezone.localdate()
        self.selection = Selection(today - timedelta(days=100), today)
        scales = IndicatorScheme.objects.with_scales()[0].scales
        self.scale = next(scale for scale in scales if scale[0].fact == Fact.AGE)

    def hours(self, most=None):
        spans = tuple(Holiday.objects.values_list("first_day", "last_day"))
        return hours_of(self.selection, self.scale, spans, most)

    def test_brackets_and_holidays_are_what_plain_sql_counts(self):
        days = self.selection.first, self.selection.last
        RandomSeason(self, 17)
        told = self.hours()
        for row, bracket in zip(told["rows"], self.scale[1], strict=False):
            for time, words in (("school", "NOT"), ("holidays", "")):
                ((minutes,),) = answer(
                    "SELECT COALESCE(SUM(minutes), 0) FROM programme_attendance WHERE presence = 'present'"
                    f' AND "on" BETWEEN %s AND %s AND {words} in_school_holidays'
                    " AND age BETWEEN %s AND %s",
                    *days, bracket.min_age or 0, 200 if bracket.max_age is None else bracket.max_age,
                )  # fmt: skip
                self.assertEqual(row[time], minutes, (row["label"], time))
        ((whole,),) = answer(
            "SELECT SUM(minutes) FROM programme_attendance WHERE presence = 'present'"
            ' AND "on" BETWEEN %s AND %s', *days,
        )  # fmt: skip
        self.assertEqual(sum(row["school"] + row["holidays"] for row in told["rows"]), whole)
        self.assertEqual(sum(sum(row["months"]) for row in told["rows"]), whole)
        self.assertEqual(sum(sum(m["realised"].values()) for m in told["months"]), whole)

    def test_a_ceiling_holds_for_each_person_and_day(self):
        RandomSeason(self, 5)
        told = self.hours(most=60)
        rows = answer(
            "SELECT SUM(minutes) FROM programme_attendance WHERE presence = 'present' AND \"on\" BETWEEN %s"
            ' AND %s GROUP BY visitor, "on"', self.selection.first, self.selection.last,
        )  # fmt: skip
        counted = sum(row["school"] + row["holidays"] for row in told["rows"])
        self.assertEqual(counted, sum(min(60, minutes) for (minutes,) in rows))

    def test_opened_is_seats_and_billed_is_held_seats_with_a_price_that_stands(self):
        course = self.course(seats=3, days=(10,))
        seating = course.seatings.get()
        rows = [
            seating.register([one], made_by=one, by=self.coralie).registrations.get()
            for one in (self.odile.person, self.karim.person)
        ]
        for row in rows:
            row.charge = Charge.make(
                Quote(700, 0), label="x", purpose=Purpose.ACTIVITY_FEES, day=timezone.localdate(),
                payer=row.participant, by=self.coralie,
            )  # fmt: skip
            row.save()
        rows[1].charge.credit(reason="Erreur", by=self.coralie)
        course.occurrences.update(starts_at=at(-2, 9), ends_at=at(-2, 11))
        told = self.hours()
        self.assertEqual(sum(sum(m["opened"].values()) for m in told["months"]), 3 * 120)
        self.assertEqual(sum(sum(m["billed"].values()) for m in told["months"]), 120)

    def test_each_cell_opens_presences_that_add_up_to_it_and_files_say_the_same(self):
        RandomSeason(self, 11)
        asked = {"du": self.selection.first.isoformat(), "au": self.selection.last.isoformat()}
        body = self.client.get(reverse("presence-hours"), asked).content.decode()
        links = re.findall(r'href="(/chiffres/heures/lignes/\?[^"]+quoi=heures[^"]*)">([^<]+)<', body)
        self.assertGreater(len(links), 10)
        for address, words in links:
            rows = self.client.get(address.replace("&amp;", "&")).content.decode()
            self.assertIn(f"{words} en tout", rows, address)
        for ending in ("pdf", "ods", "xlsx", "csv"):
            file = self.client.get(reverse("presence-hours"), asked | {"format": ending})
            self.assertIn(f".{ending}", file["Content-Disposition"])

    def test_months_to_come_are_not_shown_and_hours_are_rounded_once_upwards(self):
        today = timezone.localdate()
        asked = {"du": today.isoformat(), "au": (today + timedelta(days=70)).isoformat()}
        page = self.client.get(reverse("presence-hours"), asked)
        self.assertEqual(len(page.context["brackets"]["head"]), 5)
        self.assertEqual(len(page.context["months"]["rows"]), 3)
        self.assertEqual(hours(61 * 60 + 15), "61,3\xa0h")
        self.assertEqual(hours(6030), "101\xa0h")
        self.assertEqual(exact_hours(100 * 60 + 1), "100,02\xa0h")
        self.assertEqual(exact_hours(90), "1,5\xa0h")

    def test_a_period_the_wrong_way_round_is_refused_with_a_sentence(self):
        answer = self.client.get(reverse("presence-hours"), {"du": "2026-02-01", "au": "2026-01-01"})
        self.assertContains(answer, "Échangez les deux dates", status_code=422)
