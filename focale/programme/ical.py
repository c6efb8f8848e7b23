"""Calendars other programs subscribe to (RFC 5545): the public programme, and one person's registrations.

A date keeps its UID for ever and raises its SEQUENCE with each change, so that agendas follow; what is called
off stays in the feed as CANCELLED, or it would stay in the agendas.
"""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vGeo, vText

from focale.programme.admission import ages_words
from focale.programme.public_prices import PublicPrices
from focale.programme.structured import absolute

ZONE = settings.TIME_ZONE
REFRESH = "PT1H"
UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
END = b"END:VCALENDAR\r\n"
CANCELLED_LATER = 10_000
"""Added to the SEQUENCE of a registration given up, above that of any change of its date."""
STATES = {"seated": "CONFIRMED", "offered": "TENTATIVE", "waiting": "TENTATIVE", "cancelled": "CANCELLED"}


@lru_cache(1)
def paris() -> Timezone:
    """The rules of the clock here, without which an agenda may show the wrong hour."""
    return Timezone.from_tzid(ZONE, first_date=date(2024, 1, 1), last_date=date(2036, 1, 1))


class Facts(NamedTuple):
    """All that an event says; the same facts are written once."""

    uid: str
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    sequence: int
    title: str
    words: str
    where: str
    geo: tuple | None
    path: str
    status: str
    categories: tuple


def programme_calendar(occurrences, name) -> bytes:
    """These dates (with activity, site and room) as a public calendar of this name."""
    dates = list(occurrences)
    prices = PublicPrices([date.activity for date in dates])
    return _calendar(name, [_of_date(date, prices.of(date.activity).words) for date in dates])


def personal_calendar(pairs, name) -> bytes:
    """(registration, date) pairs as one person's calendar."""
    return _calendar(name, [_of_registration(*pair) for pair in pairs])


def _of_date(occurrence, price):
    is_cancelled = occurrence.cancelled_at is not None
    title = one_line(occurrence.activity.title)
    return _facts(
        occurrence,
        uid=f"seance-{occurrence.pk}",
        title=_("Annulé : %(title)s") % {"title": title} if is_cancelled else title,
        words=occurrence.activity.summary,
        price=price,
        status="CANCELLED" if is_cancelled else "CONFIRMED",
    )


def _of_registration(registration, occurrence):
    state = "cancelled" if occurrence.cancelled_at else str(registration.status)
    said = {
        "waiting": _("En attente : %(title)s"),
        "offered": _("Place proposée : %(title)s"),
        "cancelled": _("Annulé : %(title)s"),
    }
    title = f"{occurrence.activity.title} ({registration.participant.first_name})"
    facts = _facts(
        occurrence,
        uid=f"inscription-{registration.pk}-{occurrence.pk}",
        title=said.get(state, "%(title)s") % {"title": one_line(title)},
        words=absolute(registration.party.get_absolute_url()),
        status=STATES[state],
    )
    given_up = CANCELLED_LATER if registration.status == "cancelled" else 0
    return facts._replace(sequence=facts.sequence + given_up)


def _facts(occurrence, *, uid, title, words, status, price=""):
    activity, site, room = occurrence.activity, occurrence.activity.site, occurrence.room
    lines = [occurrence.cancel_reason, words, ages_words(activity), price]
    address = f"{site.name}, {site.address}, {site.postcode} {site.town}"
    return Facts(
        uid=f"{uid}@{urlsplit(settings.ADDRESS).hostname}",
        stamp=occurrence.cancelled_at or activity.published_at or occurrence.starts_at,
        starts_at=occurrence.starts_at,
        ends_at=occurrence.ends_at,
        sequence=occurrence.changes,
        title=title,
        words="\n".join(one_line(line) for line in lines if line),
        where=one_line(f"{room.name}, {address}" if room else address),
        geo=None if site.latitude is None or site.longitude is None else (site.latitude, site.longitude),
        path=activity.get_absolute_url(),
        status=status,
        categories=(str(activity.get_field_display()), str(activity.get_kind_display())),
    )


@lru_cache(2048)
def _written(facts: Facts) -> bytes:
    """The event of these facts; 0.4 ms each, and a seat that goes changes none of them."""
    event = Event()
    event.add("UID", facts.uid)
    event.add("DTSTAMP", facts.stamp)
    event.add("DTSTART", facts.starts_at.astimezone(_zone()))
    event.add("DTEND", facts.ends_at.astimezone(_zone()))
    event.add("SEQUENCE", facts.sequence)
    event.add("SUMMARY", facts.title)
    event.add("DESCRIPTION", facts.words)
    event.add("LOCATION", facts.where)
    event.add("URL", absolute(facts.path))
    event.add("STATUS", facts.status)
    event.add("CATEGORIES", list(facts.categories))
    if facts.geo:
        event.add("GEO", vGeo(facts.geo))
    return event.to_ical()


def _calendar(name, events) -> bytes:
    calendar = Calendar()
    calendar.add("PRODID", "-//Focale//Programme//FR")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("X-WR-CALNAME", vText(one_line(name)))
    calendar.add("X-WR-TIMEZONE", ZONE)
    calendar.add("X-PUBLISHED-TTL", REFRESH)
    calendar.add_component(paris())
    return calendar.to_ical().removesuffix(END) + b"".join(map(_written, events)) + END


def one_line(text) -> str:
    """Words on one line, without the control characters that RFC 5545 forbids."""
    return " ".join(UNPRINTED.sub(" ", str(text)).split())


@lru_cache(1)
def _zone():
    return paris().to_tz()
