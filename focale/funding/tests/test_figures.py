"""Every figure counted a second time by plain SQL, and against the rows it opens, on random seasons."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from focale.funding.breaking import UNKNOWN
from focale.funding.counting import by_facts, figures
from focale.funding.models import IndicatorScheme
from focale.funding.rows import Question, rows_behind
from focale.funding.selection import Selection
from focale.programme.models import Holiday, Occurrence, Seating
from focale.testing import Cast

from .season import RandomSeason

RARELY = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
NEW = (
    """(SELECT MIN(f."on") FROM programme_attendance f"""
    """ WHERE f.presence = 'present' AND f.visitor = a.visitor) BETWEEN {first} AND {last}"""
)
CONDITIONS = {
    "Moins de 12 ans": "a.age < 12",
    "70 ans et plus": "a.age >= 70",
    "65 ans et plus": "a.age >= 65",
    "Féminin": "a.gender = 'female'",
    "Masculin": "a.gender = 'male'",
    "Autrement": "a.gender = 'other'",
    "Scolarisé": "a.situation = 'school'",
    "Sans emploi": "a.situation = 'job_seeker'",
    "En emploi": "a.situation = 'employed'",
    "Retraité": "a.situation = 'retired'",
    "En quartier prioritaire": "a.in_district = 'yes'",
    "Hors quartier prioritaire": "a.in_district = 'no'",
    "Première venue dans la période": NEW,
    "Déjà venues avant": f"NOT {NEW}",
}
for low, high in [
    (12, 17),
    (18, 24),
    (25, 39),
    (40, 59),
    (60, 69),
    (0, 5),
    (6, 15),
    (16, 17),
    (18, 25),
    (26, 64),
]:
    CONDITIONS[f"{low} à {high} ans"] = f"a.age BETWEEN {low} AND {high}"


def answer(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


class RecountTest(Cast, TestCase):
    """Hypothesis throws a seed, the period and what it is narrowed to."""

    @classmethod
    def setUpTestData(cls):
        cls.enter()

    def selected(self, season, back, length, narrowed, holidays):
        last = timezone.localdate() - timedelta(days=back)
        chosen = {"kind": "workshop"} if narrowed == 1 else {}
        chosen = {"activity": season.activities[0].pk} if narrowed == 2 else chosen
        spans = Holiday.objects.values_list("first_day", "last_day")
        return Selection(
            last - timedelta(days=length), last, **chosen, holidays=holidays, holiday_spans=tuple(spans)
        )

    def where(self, selection, table="a"):
        """The same selection in words of SQL, written apart from the code it checks."""
        told = [f'{table}."on" BETWEEN %s AND %s']
        parameters = [selection.first, selection.last]
        if selection.kind:
            told.append(f"{table}.activity_id IN (SELECT id FROM programme_activity WHERE kind = %s)")
            parameters.append(selection.kind)
        if selection.activity:
            told.append(f"{table}.activity_id = %s")
            parameters.append(selection.activity)
        if selection.holidays is not None and table == "a":
            told.append("a.in_school_holidays" if selection.holidays else "NOT a.in_school_holidays")
        if selection.holidays is not None and table == "h":
            inside = (
                "EXISTS (SELECT 1 FROM programme_holiday v WHERE v.kind = 'school'"
                ' AND h."on" BETWEEN v.first_day AND v.last_day)'
            )
            told.append(inside if selection.holidays else f"NOT {inside}")
        return " AND ".join(told), parameters

    @RARELY
    @given(
        st.integers(0, 10**6),
        st.integers(-5, 60),
        st.integers(0, 130),
        st.integers(0, 2),
        st.sampled_from([None, None, True, False]),
    )
    def test_every_figure_is_what_plain_sql_counts_and_what_its_rows_say(
        self, seed, back, length, part, free
    ):
        season = RandomSeason(self, seed)
        selection = self.selected(season, back, length, part, free)
        for scheme in IndicatorScheme.objects.with_scales():
            found = figures(selection, scheme.scales)
            self.totals_agree(selection, found)
            self.offer_agrees(selection, found)
            self.breakdowns_agree(selection, found)
            self.rows_agree(selection, scheme.scales, found)
        newcomers = dict(selection.first_visits().values_list("visitor", "on"))
        self.assertEqual(by_facts(selection, newcomers, True), by_facts(selection, newcomers, False))

    def totals_agree(self, selection, found):
        where, parameters = self.where(selection)
        ((people, participations, minutes),) = answer(
            "SELECT COUNT(DISTINCT a.visitor), COUNT(*), COALESCE(SUM(a.minutes), 0)"
            f" FROM programme_attendance a WHERE a.presence = 'present' AND {where}",
            *parameters,
        )
        ((new,),) = answer(
            "SELECT COUNT(DISTINCT a.visitor) FROM programme_attendance a"
            f" WHERE a.presence = 'present' AND {where}"
            ' AND (SELECT MIN(f."on") FROM programme_attendance f'
            "      WHERE f.presence = 'present' AND f.visitor = a.visitor) BETWEEN %s AND %s",
            *parameters,
            selection.first,
            selection.last,
        )
        told = {"people": people, "new": new, "participations": participations, "minutes": minutes}
        self.assertEqual(found["named"], told)
        where, parameters = self.where(selection, "h")
        ((total, known),) = answer(
            "SELECT COALESCE(SUM(h.total), 0), COALESCE(SUM(h.already_known), 0)"
            f" FROM programme_headcount h WHERE {where}",
            *parameters,
        )
        self.assertEqual(found["anonymous"]["participations"], total)
        self.assertEqual(found["anonymous"]["already_known"], known)

    def offer_agrees(self, selection, found):
        took_place, seats, taken = [], 0, 0
        for one in Occurrence.objects.select_related("activity"):
            day = timezone.localdate(one.starts_at)
            free = any(first <= day <= last for first, last in selection.holiday_spans)
            wanted = selection.first <= day <= selection.last and one.ends_at <= timezone.now()
            wanted = wanted and one.cancelled_at is None
            wanted = wanted and (not selection.kind or one.activity.kind == selection.kind)
            wanted = wanted and (not selection.activity or one.activity_id == selection.activity)
            if wanted and selection.holidays in (None, free):
                took_place.append(one)
                of = {"occurrence": one} if one.activity.booking == "by_date" else {"occurrence": None}
                for seating in Seating.objects.filter(activity=one.activity, **of):
                    seats, taken = seats + seating.seats, taken + seating.taken
        offer = found["offer"]
        self.assertEqual(offer["occurrences"], len(took_place))
        self.assertEqual(offer["minutes"], sum(one.minutes for one in took_place))
        self.assertEqual((offer["seats"], offer["held"]), (seats, taken))
        unmarked = sum(
            answer(
                "SELECT COUNT(*) FROM programme_registration r"
                " JOIN programme_seating s ON s.id = r.seating_id"
                " WHERE r.status = 'seated' AND (s.occurrence_id = %s OR (s.occurrence_id IS NULL"
                " AND s.activity_id = %s)) AND r.participant_id NOT IN"
                " (SELECT a.visitor FROM programme_attendance a WHERE a.occurrence_id = %s)",
                row.pk,
                row.activity_id,
                row.pk,
            )[0][0]
            for row in took_place
        )
        self.assertEqual(found["attendance"]["unmarked"], unmarked)

    def breakdowns_agree(self, selection, found):
        where, parameters = self.where(selection)
        for table in found["breakdowns"]:
            lines = [*table["rows"], table["unknown"]]
            for measure, total in found["named"].items():
                if measure != "new":
                    self.assertEqual(sum(line[measure] for line in lines), total, (table["fact"], measure))
            self.assertEqual(
                sum(line["anonymous"] for line in lines), found["anonymous"]["participations"], table["fact"]
            )
            for line in table["rows"]:
                self.line_agrees(table, line, where, parameters, selection)

    def line_agrees(self, table, line, where, parameters, selection):
        """One bracket, counted by the words of its label; a person where the row written last says."""
        told = CONDITIONS.get(line["label"], f"a.{table['fact']} = '{line['code']}'")
        first, last = selection.first.isoformat(), selection.last.isoformat()
        told = told.format(first=f"'{first}'", last=f"'{last}'")
        present = f"FROM programme_attendance a WHERE a.presence = 'present' AND {where}"
        ((participations, minutes),) = answer(
            f"SELECT COUNT(*), COALESCE(SUM(a.minutes), 0) {present} AND {told}", *parameters
        )
        ((people,),) = answer(
            f"SELECT COUNT(*) FROM programme_attendance a WHERE {told}"
            f" AND a.id IN (SELECT MAX(a.id) {present} GROUP BY a.visitor)",
            *parameters,
        )
        counted = {"people": people, "participations": participations, "minutes": minutes}
        self.assertEqual({name: line[name] for name in counted}, counted, (table["label"], line["label"]))

    def rows_agree(self, selection, scales, found):
        def count(*question):
            return rows_behind(selection, Question(*question)).count()

        named, offer = found["named"], found["offer"]
        self.assertEqual(count("personnes"), named["people"])
        self.assertEqual(count("nouvelles"), named["new"])
        self.assertEqual(count("participations"), named["participations"])
        self.assertEqual(count("attendues"), found["attendance"]["expected"] - offer["unmarked"])
        self.assertEqual(count("venues"), found["attendance"]["came"])
        self.assertEqual(count("jamais-pointees"), offer["unmarked"])
        self.assertEqual(count("seances"), offer["occurrences"])
        self.assertEqual(count("places"), offer["seated_occurrences"])
        for scale, table in zip(scales, found["breakdowns"], strict=True):
            for line in [*table["rows"], table["unknown"]]:
                here = (scale, line["code"])
                self.assertEqual(count("personnes", *here), line["people"], (table["fact"], line))
                self.assertEqual(
                    count("participations", *here), line["participations"], (table["fact"], line)
                )
                nameless = rows_behind(selection, Question("sans-nom", *here))
                self.assertEqual(
                    sum(row.amount for row in nameless), line["anonymous"], (table["fact"], line)
                )
        for place, month in enumerate(found["months"]):
            self.assertEqual(count("personnes", None, "", place), month["people"])
            self.assertEqual(count("nouvelles", None, "", place), month["new"])
            self.assertEqual(count("participations", None, "", place), month["participations"])
            self.assertEqual(count("seances", None, "", place), month["occurrences"])
            self.assertEqual(
                sum(row.amount for row in rows_behind(selection, Question("sans-nom", None, "", place))),
                month["anonymous"],
            )
        self.assertEqual(sum(month["new"] for month in found["months"]), named["new"])
        self.assertEqual(UNKNOWN, "inconnu")
