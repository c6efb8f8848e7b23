"""What pretix is measured with, run in its own shell: a series of free dates, and who has a seat.

Made with the default settings of a new event; no plugin, no picture, no text.
"""

import json
from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import now
from django_scopes import scope
from pretix.base.models import OrderPosition, Organizer

SEATS = 12


def programme(dates):
    """An event series with so many dates, twelve seats each; says their keys as JSON, in order."""
    organizer, keys = Organizer.objects.create(name="Le lieu", slug="lieu"), []
    with scope(organizer=organizer):
        told = {"name": "Ateliers", "slug": "ateliers", "currency": "EUR", "date_from": now(), "live": True}
        series = organizer.events.create(has_subevents=True, **told)
        place = series.items.create(name="Place", default_price=Decimal(0))
        for days in range(1, dates + 1):
            begins, ends = now() + timedelta(days=days), now() + timedelta(days=days, hours=3)
            date = series.subevents.create(name="Atelier", date_from=begins, date_to=ends, active=True)
            series.quotas.create(name="Places", size=SEATS, subevent=date).items.add(place)
            keys.append(date.pk)
    print(json.dumps(keys))


def outcome(date, _visitors):
    """Says how many have a seat there and how many wait, as JSON; here nobody is put in line."""
    with scope(organizer=Organizer.objects.get()):
        print(json.dumps([OrderPosition.objects.filter(subevent=date).count(), 0]))
