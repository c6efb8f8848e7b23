"""Asked inside the program: open every page of the house, and say what each one cost. For bench/places.py.

The same things are opened at any size: those of the demonstration, before other people came.
"""

import json
import logging
import time
from functools import partial

from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter
from django.utils import timezone

from bench.crowd import SET
from focale.letters.models import Letter
from focale.people.models import Account, Consent, EmergencyContact, Guardianship, Organisation
from focale.programme.models import CalendarKey, Occurrence, PartnerLink, Party, Seating
from focale.schedule import SCHEDULE
from focale.tests.test_doors import DOORS, PUBLIC, SIGNED_IN, patterns

TIMES = 5
LEFT_OUT = {"account_logout", "sign-out", "language", "try-out"}
LEFT_OUT |= {"occurrence-sheets", "occurrence-sheet", "people-export"}
"""They sign out or change the language; files that are drawn, or read through to the end."""
ASKED = {
    "people, an e-mail": "/personnes/?q=samira.11@example.org",
    "people, two letters": "/personnes/?q=ma",
    "people, a telephone": "/personnes/?q=0601020304",
    "people, minors": "/personnes/?role=minors",
    "people, the team": "/personnes/?role=team",
    "people, of the district": "/personnes/?district=yes",
    "people, nobody to call": "/personnes/?missing=emergency",
    "people, no consent": "/personnes/?missing=consent",
    "letters, all": "/courriers/?etat=",
    "letters, an e-mail": "/courriers/?etat=&mots=samira.11@example.org",
    "letters, a kind": "/courriers/?etat=sent&genre=registered",
    "journal, a kind": "/journal/?quoi=party",
    "journal, a rare kind": "/journal/?quoi=letter",
    "journal, somebody and a kind": "/journal/?qui=coralie&quoi=party",
    "journal, somebody": "/journal/?qui=coralie",
    "journal, a day": "/journal/?jour=2026-10-05",
    "figures, the week": "/chiffres/?periode=semaine-derniere",
    "planning, the month": "/planning/?vue=mois",
    "planning, by leader": "/planning/?par=animateur",
}

CLOCK = {"send_waiting", "let_offers_pass", "hold_draws", "offer_idle_seats", "remind", "seal_new"}
CLOCK |= {"serve_arrivals", "erase_outdated", "forget_finished"}
"""What the clock does often, with nothing to do."""


class Walk:
    """The demonstration's things by the names of the addresses, and those who open them."""

    def __init__(self):
        samira = Account.objects.select_related("person").get(person__first_name="Samira", role="")
        now = timezone.now()
        before = Occurrence.objects.filter(pk__lt=SET, ends_at__lt=now, attendances__isnull=False)
        ahead = Seating.objects.filter(pk__lt=SET, occurrence__starts_at__gt=now)
        self.family = samira.person
        self.lina = Guardianship.objects.filter(adult=samira.person).order_by("pk").first().ward
        self.occurrence = before.order_by("-starts_at").first()
        self.seating = ahead.order_by("-taken", "pk").first()
        self.party = Party.objects.filter(seating=self.seating).order_by("pk").first()
        self.link = PartnerLink.objects.make(Organisation.objects.order_by("pk").first(), by=samira)
        self.agenda = CalendarKey.objects.make(samira.person, by=samira)
        self.numbers = self.of_people() | self.of_the_programme()
        team, _new = Account.objects.get_or_create(username="bench", role="administrator")
        self.clients = {PUBLIC: self.client(None), SIGNED_IN: self.client(samira), None: self.client(team)}

    def client(self, account):
        client = Client(headers={"host": "localhost"})
        if account:
            client.force_login(account, backend="focale.people.signed_in.KnownAccounts")
        return client

    def of_people(self):
        lina = {"pk": self.lina.pk}
        same = "person", "emergency-contacts", "residence", "access-needs", "guardianship-new"
        return dict.fromkeys(same, lina) | {
            "guardianship": {"pk": Guardianship.objects.get(ward=self.lina, adult=self.family).pk},
            "consent-withdrawal": {"pk": Consent.objects.filter(subject=self.lina).first().pk},
            "emergency-contact-removal": {"pk": EmergencyContact.objects.order_by("pk").first().pk},
            "card-sign-in": {"token": "inconnu"},
            "organisation": {"pk": self.link.organisation_id},
            "personal-ical": {"key": self.agenda.key},
            "letter": {"pk": Letter.objects.filter(pk__lt=SET).order_by("pk").first().pk},
            **dict.fromkeys(("district", "report", "public-report", "scheme", "dimension"), {"pk": 1}),
        }

    def of_the_programme(self):
        activity = self.seating.activity
        return {
            "activity": {"slug": activity.slug},
            "activity-": {"pk": activity.pk},
            "series-new": {"pk": activity.pk},
            "strand": {"slug": activity.strand.slug if activity.strand else "culture-et-gastronomie"},
            "drawn-picture": {"motif": "pellicule", "seed": "a"},
            "picture": {"pk": 1, "width": 640, "mark": "a", "kind": "jpg"},
            "strand-picture": {"pk": 1, "width": 640, "mark": "a"},
            "picture-deletion": {"pk": activity.pk, "picture_pk": 1},
            "wording": {"kind": "registered"},
            "records": {"kind": "salles"},
            "record-": {"kind": "salles", "pk": 1},
            "record-new": {"kind": "salles"},
            "grant-record-new": {"kind": "financeurs"},
            "grant-record-": {"kind": "financeurs", "pk": 1},
            "occurrence": {"pk": self.occurrence.pk},
            "line": {"seating_id": self.seating.pk},
            "registration-new": {"seating_id": self.seating.pk},
            "party": {"key": self.party.key},
            "arrival": {"key": "inconnue"},
            "registration-": {"key": self.party.key, "pk": 1},
            "partner-registrations": {"key": self.link.key},
        }

    def address(self, pattern):
        """The address with the numbers told for the longest beginning of its name, else the first of all."""
        wanted = pattern.pattern.converters
        numbers = {name: 1 if isinstance(kind, IntConverter) else "inconnu" for name, kind in wanted.items()}
        told = [name for name in self.numbers if pattern.name.startswith(name)]
        fitting = [name for name in told if set(self.numbers[name]) == set(wanted)]
        return reverse(pattern.name, kwargs=self.numbers[max(fitting, key=len)] if fitting else numbers)

    def visits(self):
        """(words, who, address) of all that is opened."""
        for pattern in patterns(get_resolver()):
            if pattern.name not in LEFT_OUT:
                yield (
                    pattern.name,
                    self.clients.get(DOORS[pattern.name], self.clients[None]),
                    self.address(pattern),
                )
        for words, address in ASKED.items():
            yield words, self.clients[None], address
        rows = f"{reverse('figure-rows')}?quoi=participations&periode="
        yield "figure rows, the week", self.clients[None], f"{rows}semaine-derniere"
        yield "figure rows, the season", self.clients[None], f"{rows}saison"


def cost(visit) -> float:
    """Milliseconds of processor, with no page kept: the least of a few, for other work can only add to it."""
    found = []
    for _time in range(TIMES):
        caches["pages"].clear()
        began = time.process_time()
        visit()
        found.append(1000 * (time.process_time() - began))
    return min(found)


def asked(visit) -> tuple[int, int]:
    """The queries of a visit, and the bytes of its answer."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        answer = visit()
    return len(queries), len(getattr(answer, "content", b""))


def walk():
    """Say {words: [milliseconds of processor, queries, bytes]}, as JSON."""
    logging.disable()
    call_command("prepare", verbosity=0)
    visits = {words: partial(client.get, address) for words, client, address in Walk().visits()}
    visits = {words: visit for words, visit in visits.items() if visit().status_code == 200}
    visits |= {f"the clock: {work.__name__}": work for _often, work in SCHEDULE if work.__name__ in CLOCK}
    costs = {words: [cost(visit), *asked(visit)] for words, visit in visits.items()}
    print(json.dumps(costs))
