"""Builds a season of the size asked for, in FOCALE_HOME, and measures its figures, for bench/figures.py.

The week that is measured holds the same rows at every size; the rest of the season grows.
"""

import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "focale.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  (settings first)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from focale.association.models import Season  # noqa: E402
from focale.people.models import Account, Person  # noqa: E402
from focale.place.models import Site  # noqa: E402
from focale.programme.models import Activity, Field, Kind, Occurrence, Seating  # noqa: E402

FIRST = datetime(2024, 9, 1, 8, tzinfo=UTC)
DAYS, WEEK_ROWS, BATCH = 357, 190, 2000
REGISTERED = """
INSERT INTO programme_registration (seating_id, party_id, participant_id, status, cancel_reason, has_priority)
SELECT seating_id, id, made_by_id, 'seated', '', has_priority FROM programme_party"""
PARTIES = """
INSERT INTO programme_party
  (seating_id, number, line_key, "key", made_by_id, ticket, made_at, has_priority, offers_missed)
SELECT s.id, a.id, a.id, CAST(a.id AS varchar(20)), a.visitor, CAST(a.id AS varchar(20)),
  a.marked_at, (1=0), 0
FROM programme_attendance a JOIN programme_seating s ON s.occurrence_id = a.occurrence_id
WHERE a.was_expected"""
FIRST_VISITS = """
UPDATE programme_attendance SET is_first_visit = (1=1) WHERE id IN (
  SELECT MIN(a.id) FROM programme_attendance a JOIN (
    SELECT visitor, MIN("on") AS day FROM programme_attendance WHERE presence = 'present' GROUP BY visitor
  ) f ON a.visitor = f.visitor AND a."on" = f.day
  WHERE a.presence = 'present' GROUP BY a.visitor)"""
ATTENDANCES = """
INSERT INTO programme_attendance
  (occurrence_id, activity_id, person_id, visitor, presence, was_expected, minutes, "on", age, gender,
   situation, in_district, district_code, town, is_first_visit, in_school_holidays, marked_at)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {last}),
m AS (SELECT i, i %% {dates} AS k, ((i / {dates}) * 3637 + (i %% {dates}) * 7) %% {people} AS v FROM n)
SELECT o.id, o.activity_id, {person} + v, {person} + v,
  CASE WHEN i %% 20 = 0 THEN 'absent' ELSE 'present' END, i %% 8 <> 0,
  CASE WHEN i %% 20 = 0 THEN 0 ELSE 30 + (i %% 4) * 30 END, DATE(o.starts_at),
  CASE WHEN v %% 20 = 0 THEN NULL ELSE (v * 13) %% 80 END,
  CASE v %% 9 WHEN 0 THEN '' WHEN 1 THEN 'other' WHEN 2 THEN 'male' WHEN 3 THEN 'male' ELSE 'female' END,
  CASE v %% 7 WHEN 0 THEN '' WHEN 1 THEN 'job_seeker' WHEN 2 THEN 'employed' ELSE 'school' END,
  CASE v %% 5 WHEN 0 THEN '' WHEN 1 THEN 'no' WHEN 2 THEN 'no' ELSE 'yes' END,
  CASE WHEN v %% 5 > 2 THEN 'QN03001M' ELSE '' END,
  CASE v %% 11 WHEN 0 THEN '' WHEN 1 THEN 'Nîmes' WHEN 2 THEN 'La Grand-Combe' ELSE 'Alès' END,
  (1=0), k %% 6 = 0, o.starts_at
FROM m JOIN programme_occurrence o ON o.id = {date} + k"""


def build(attendances, people, dates):
    """People, dates with their seats, attendances, and the registrations of those who were expected."""
    last_day = (FIRST + timedelta(days=364)).date()
    Season.objects.create(name="Saison", first_day=FIRST.date(), last_day=last_day)
    site = Site.objects.create(name="Le lieu", address="1 rue", town="Alès")
    activities = Activity.objects.bulk_create(
        Activity(
            site=site,
            title=f"Activité {number}",
            slug=f"activite-{number}",
            kind=Kind.values[number % 11],
            field=Field.values[number % 6],
            summary="Voir.",
            booking="by_date",
            seats=20,
        )
        for number in range(200)
    )
    starts = [FIRST + timedelta(days=k % DAYS, hours=k % 9) for k in range(dates)]
    starts += [FIRST + timedelta(days=DAYS + k % 7, hours=k % 9) for k in range(10)]
    occurrences = Occurrence.objects.bulk_create(
        [
            Occurrence(activity=activities[k % 200], starts_at=start, ends_at=start + timedelta(hours=2))
            for k, start in enumerate(starts)
        ],
        BATCH,
    )
    seatings = (Seating(activity=o.activity, occurrence=o, seats=20, taken=10, seed="x") for o in occurrences)
    Seating.objects.bulk_create(seatings, BATCH)
    named = (Person(first_name=f"P{k}", born_year=1950 + k % 70, folded_name=f"p{k}") for k in range(people))
    first = Person.objects.bulk_create(named, BATCH)[0]
    with connection.cursor() as cursor:
        for rows, date, some in (
            (attendances - WEEK_ROWS, occurrences[0], dates),
            (WEEK_ROWS, occurrences[dates], 10),
        ):
            told = {"last": rows - 1, "dates": some, "people": people, "person": first.pk, "date": date.pk}
            cursor.execute((ATTENDANCES.format(**told)).replace("%%", "%"))
        for statement in (FIRST_VISITS, PARTIES, REGISTERED):
            cursor.execute(statement)
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "SELECT 1")


def spent(client, address, times=3, post=False):
    """The least of a few, in seconds: of processor where the database is here, else of the clock."""
    ask, well = (client.post, 302) if post else (client.get, 200)
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    best = 1e9
    for _time in range(times):
        began = clock()
        answer = ask(address)
        best = min(best, clock() - began)
        if answer.status_code != well:
            raise RuntimeError(f"{address}: {answer.status_code}")
    return best


def main():
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    build(*map(int, sys.argv[1:4]))
    account = Account.objects.create(username="c", role="coordinator")
    client = Client(headers={"host": "localhost"})
    client.force_login(account, backend="focale.people.signed_in.KnownAccounts")
    monday, sunday = (FIRST + timedelta(days=DAYS)).date(), (FIRST + timedelta(days=DAYS + 6)).date()
    season = f"du={FIRST.date()}&au={(FIRST + timedelta(days=364)).date()}"
    week = f"du={monday}&au={sunday}"
    told = {
        "season": spent(client, f"/chiffres/?{season}"),
        "rows": spent(client, f"/chiffres/lignes/?{season}&quoi=participations"),
        "week": spent(client, f"/chiffres/?{week}", 9),
    }
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/chiffres/?{week}")
    print(json.dumps(told | {"queries": len(queries)}))


if __name__ == "__main__":
    main()
