"""What test_kill runs beside the service: visitors who register, and a job to be done after each."""

import itertools
import json
import re
import time

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from focale.letters.models import Letter
from focale.people.models import Account
from focale.programme.models import Arrival, Registration, Seating
from focale.programme.replay import differences
from focale.testing import Cast


def furnish():
    """A course with far fewer seats than visitors. Says the number of its seating."""
    Cast.enter()
    print(Cast.course(seats=12, min_age=6, max_age=17).seatings.get().pk)


def visit(first):
    """Register one child after the other, and say the number of each that is kept. Ends only when killed."""
    Cast.samira = Account.objects.get(username="samira")
    seating = Seating.objects.get()
    for number in itertools.count(first):
        child = Cast.child(f"N{number}")
        with transaction.atomic():
            seating.register([child], made_by=Cast.samira.person, by=Cast.samira)
            note.enqueue(number)
        print(number, flush=True)
        time.sleep(0.03)


def look():
    """Say, as JSON, what the database holds at the end."""
    seating = Seating.objects.get()
    registrations = Registration.objects.select_related("participant", "party")
    found = {
        "numbers": dict(Arrival.objects.values_list("state").annotate(Count("pk"))),  # what waits, first
        "registered": [
            [
                int(re.sub(r"\D", "", each.participant.first_name)),
                each.party.number,
                each.party.get_absolute_url(),
            ]
            for each in registrations
        ],
        "seated": registrations.filter(status="seated").count(),
        "parties": sorted(seating.parties.values_list("number", flat=True)),
        "taken": seating.taken,
        "differences": differences(seating),
        "letters": list(Letter.objects.values_list("key", "state")),
        "tasks": dict(DBTaskResult.objects.values_list("status").annotate(Count("pk"))),
    }
    print(json.dumps(found))


@task()
def note(number: int) -> None:
    """A job that takes its time and leaves a line behind."""
    time.sleep(0.01)
    with (settings.HOME / "noted").open("a") as notes:
        notes.write(f"{number}\n")
