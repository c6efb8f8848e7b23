"""What the rush finds: a course of twelve seats, families who are signed in, and what became of them."""

import json
import re
import time
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from focale.people.models import Account, Consent, Guardianship, Person
from focale.programme.models import Party, Seating, Status
from focale.programme.replay import differences
from focale.testing import Cast

SEATS = 12


def furnish(families):
    """A course, and so many families who have answered every question. Says how they enter, as JSON."""
    Cast.enter()
    course = Cast.course(seats=SEATS, days=(10, 11, 12, 13), min_age=6, max_age=17)
    born = timezone.localdate() - timedelta(days=3700)
    adults = Person.objects.bulk_create(
        Person(first_name=f"Adulte{n}", last_name="Rush", phone=f"06{n:08d}", email=f"a{n}@example.org")
        for n in range(families)
    )
    children = Person.objects.bulk_create(
        Person(first_name=f"Enfant{n}", last_name="Rush", born_on=born) for n in range(families)
    )
    pairs = list(zip(adults, children, strict=True))
    Guardianship.objects.bulk_create(Guardianship(ward=child, adult=adult) for adult, child in pairs)
    Consent.objects.bulk_create(
        Consent(subject=child, given_by=adult, purpose=purpose, agreed=True, wording="Oui.")
        for adult, child in pairs
        for purpose in ("take_part", "leave_alone", "image")
    )
    accounts = Account.objects.bulk_create(
        Account(username=f"rush{n}", email=adult.email, person=adult) for n, adult in enumerate(adults)
    )
    sessions = [session_of(account) for account in accounts]
    seating = course.seatings.get()
    print(json.dumps([seating.pk, [[key, child.pk] for key, child in zip(sessions, children, strict=True)]]))


def session_of(account) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "focale.people.signed_in.KnownAccounts"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return session.session_key


def wait(families):
    """Until every number is served, then look."""
    until_there_are(families, Party.objects)
    look()


def until_there_are(number, rows):
    """Five minutes at most."""
    end = time.monotonic() + 300
    while rows.count() < number and time.monotonic() < end:
        time.sleep(0.2)


def programme(dates):
    """Six workshops with so many dates in all, twelve seats each. Says the keys of the seatings."""
    Cast.enter()
    for first in range(1, 7):
        days = range(first, dates + 1, 6)
        Cast.course(title=f"Atelier {first}", kind="workshop", booking="by_date", days=days, seats=SEATS)
    print(json.dumps(list(Seating.objects.order_by("occurrence__starts_at").values_list("pk", flat=True))))


def outcome(seating, families):
    """Says how many have a seat there and how many wait, as JSON, once so many are served."""
    until_there_are(families, Party.objects.filter(seating=seating))
    live = Seating.objects.get(pk=seating).registrations.live()
    print(json.dumps([live.filter(status=status).count() for status in (Status.SEATED, Status.WAITING)]))


def look():
    """Say, as JSON, who has a seat, who waits, and whether the journal gives the same."""
    seating = Seating.objects.get()
    live = seating.registrations.live().select_related("participant", "party")
    in_order = live.order_by("party__number")
    print(
        json.dumps(
            {
                "seated": live.filter(status=Status.SEATED).count(),
                "waiting": live.filter(status=Status.WAITING).count(),
                "numbers": list(Party.objects.order_by("line_key").values_list("number", flat=True)),
                "first": list(in_order.filter(status=Status.SEATED).values_list("party__number", flat=True)),
                "order": [int(re.sub(r"\D", "", row.participant.first_name)) for row in in_order],
                "differences": differences(seating),
            }
        )
    )
