"""A season with its money, built in FOCALE_HOME, and the report of its grant: for bench/grant_report.py.

Every registration has its charge, half of it offered by the grant; expenses and volunteers' hours beside.
"""

import json
import sys
import time
from datetime import date, timedelta

from bench.season import FIRST, build, spent  # sets Django up

from django.core.management import call_command  # isort: skip
from django.db import connection
from django.test import Client

from focale.association.models import Task, VolunteerTime
from focale.funding.models import Action, Commitment, Funder, Grant, GrantReport, IndicatorScheme, Line74
from focale.funding.reporting import content_of
from focale.money.models import Expense, Fund, Purpose
from focale.people.models import Account, Organisation, Person
from focale.programme.models import Activity

LAST = FIRST.date() + timedelta(days=364)
CHARGES = """
INSERT INTO money_charge (label, purpose, day, minutes, value_cents, reason, project, made_at, payer_id)
SELECT 'Atelier', 'activity_fees', DATE(o.starts_at), 120, 1200, '', '', o.starts_at, r.participant_id
FROM programme_registration r JOIN programme_seating s ON s.id = r.seating_id
JOIN programme_occurrence o ON o.id = s.occurrence_id ORDER BY r.id"""
LINKED = """
UPDATE programme_registration SET charge_id = (SELECT MIN(id) FROM money_charge) - 1 + n.place
FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM programme_registration) n
WHERE n.id = programme_registration.id"""
SHARES = """
INSERT INTO money_share (charge_id, payer, person_id, fund_id, cents, credited_cents, paid_cents)
SELECT id, 'person', payer_id, NULL, 600, 0, 0 FROM money_charge
UNION ALL SELECT id, 'grant', NULL, {fund}, 600, 0, 0 FROM money_charge"""


def add_money(people):
    """The action, its grant, what it commits, costs and is given. Returns its report, begun."""
    days = {"first_day": FIRST.date(), "last_day": LAST}
    action = Action.objects.create(code="saison", name="Une saison", **days)
    town = Organisation.objects.create(name="Ville", kind="town")
    scheme = IndicatorScheme.objects.first()
    funder = Funder.objects.create(organisation=town, line=Line74.TOWN, scheme=scheme)
    facts = {"ceiling_cents": 2_000_000_000, "offered_cents": 600_000_000}
    fund = Fund.objects.create(name="Ville", giver=town, **days, **facts)
    grant = Grant.objects.create(
        action=action, funder=funder, fund=fund, agreed_on=FIRST.date(), report_due_on=date(2026, 1, 1)
    )
    Commitment.objects.bulk_create(
        Commitment(action=action, activity=activity, share_percent=100 if activity.pk % 4 else 50)
        for activity in Activity.objects.all()
    )
    with connection.cursor() as cursor:
        for statement in (CHARGES, LINKED, SHARES.format(fund=fund.pk)):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    given = [FIRST.date() + timedelta(days=k % 364) for k in range(people)]
    Expense.objects.bulk_create(
        (
            Expense(label=f"Achat {k}", day=day, cents=900, project="saison", purpose=Purpose.CONSUMABLES)
            for k, day in enumerate(given)
        ),
        2000,
    )
    task, helper = Task.objects.create(name="Accueil", hourly_cents=1_500), Person.objects.first()
    VolunteerTime.objects.bulk_create(
        (
            VolunteerTime(
                person=helper, task=task, day=day, minutes=90, hourly_cents=1_500, project="saison",
                validated_at=FIRST,
            )
            for day in given
        ),
        2000,
    )  # fmt: skip
    return GrantReport.begin(grant, by=None)


def on_paper(client, address) -> float:
    """Seconds by the clock: the page is set in a process of its own."""
    began = time.perf_counter()
    if client.get(address)["Content-Type"] != "application/pdf":
        raise RuntimeError(address)
    return time.perf_counter() - began


def main():
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    attendances, people, dates = map(int, sys.argv[1:4])
    build(attendances, people, dates)
    report = add_money(people)
    account = Account.objects.create(username="c", role="coordinator")
    client = Client(headers={"host": "localhost"})
    client.force_login(account, backend="focale.people.signed_in.KnownAccounts")
    told, address = {}, f"/subventions/bilans/{report.pk}/"
    told["counting"] = spent(client, f"{address}comptage/", post=True, times=1)
    for name, ending in (("page", ""), ("dates", "presences/"), ("facts", "argent/?ligne=70")):
        told[name] = spent(client, f"{address}{ending}")
    if people <= 4_000:
        told["pdf"] = on_paper(client, f"{address}fichier/")
        told["workbook"] = spent(client, f"{address}fichier/?format=xlsx", times=1)
    report.refresh_from_db()
    report.send(content_of(report), by=account)
    told["intact"] = report.is_intact()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
