"""Calendars other programs subscribe to (RFC 5545): the public programme, and one person's registrations.

A date keeps its UID for ever and raises its SEQUENCE with each change, so that agendas follow; what is called
off stays in the feed as CANCELLED, or it would stay in the agendas.
"""

from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vGeo, vText

from focale.programme.admission import ages_words
from focale.programme.standing import price_words
from focale.programme.structured import absolute

ZONE = settings.TIME_ZONE
REFRESH = "PT1H"
STATES = {"seated": "CONFIRMED", "offered": "TENTATIVE", "waiting": "TENTATIVE", "cancelled": "CANCELLED"}


@lru_cache(1)
def paris() -> Timezone:
    """The rules of the clock here, without which an agenda may show the wrong hour."""
    return Timezone.from_tzid(ZONE, first_date=date(2024, 1, 1), last_date=date(2036, 1, 1))


def programme_calendar(occurrences, name) -> bytes:
    """These dates (with activity, site and room) as a public calendar of this name."""
    calendar = _calendar(name)
    for occurrence in occurrences:
        event = _event(occurrence, f"seance-{occurrence.pk}")
        _say(
            event,
            occurrence,
            occurrence.activity.title,
            occurrence.activity.summary,
            bool(occurrence.cancelled_at),
        )
        calendar.add_component(event)
    return calendar.to_ical()


def personal_calendar(pairs, name) -> bytes:
    """(registration, date) pairs as one person's calendar."""
    calendar = _calendar(name)
    for registration, occurrence in pairs:
        event = _event(occurrence, f"inscription-{registration.pk}-{occurrence.pk}")
        called_off = bool(occurrence.cancelled_at)
        state = "cancelled" if called_off else str(registration.status)
        title = {
            "waiting": _("En attente : %s"),
            "offered": _("Place proposée : %s"),
        }.get(state, "%s") % occurrence.activity.title
        title = f"{title} ({registration.participant.first_name})"
        said = absolute(registration.party.get_absolute_url())
        _say(event, occurrence, title, said, called_off or state == "cancelled")
        event["STATUS"] = STATES[state]
        event["SEQUENCE"] = occurrence.changes + (10_000 if registration.status == "cancelled" else 0)
        calendar.add_component(event)
    return calendar.to_ical()


def _calendar(name):
    calendar = Calendar()
    calendar.add("PRODID", "-//Focale//Programme//FR")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("X-WR-CALNAME", vText(one_line(name)))
    calendar.add("X-WR-TIMEZONE", ZONE)
    calendar.add("X-PUBLISHED-TTL", REFRESH)
    calendar.add_component(paris())
    return calendar


def _event(occurrence, uid):
    activity = occurrence.activity
    event = Event()
    event.add("UID", f"{uid}@{urlsplit(settings.ADDRESS).hostname}")
    event.add("DTSTAMP", occurrence.cancelled_at or activity.published_at or occurrence.starts_at)
    event.add("DTSTART", occurrence.starts_at.astimezone(_zone()))
    event.add("DTEND", occurrence.ends_at.astimezone(_zone()))
    event.add("SEQUENCE", occurrence.changes)
    event.add("LOCATION", _where(occurrence))
    event.add("URL", absolute(activity.get_absolute_url()))
    site = activity.site
    if site.latitude is not None and site.longitude is not None:
        event.add("GEO", vGeo((site.latitude, site.longitude)))
    return event


def _say(event, occurrence, title, words, is_cancelled):
    activity = occurrence.activity
    title = one_line(title)
    event.add("SUMMARY", _("Annulé : %s") % title if is_cancelled else title)
    lines = [occurrence.cancel_reason, words, ages_words(activity), price_words(activity)]
    event.add("DESCRIPTION", "\n".join(one_line(line) for line in lines if line))
    event.add("STATUS", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("CATEGORIES", [str(activity.get_field_display()), str(activity.get_kind_display())])


def _where(occurrence):
    site, room = occurrence.activity.site, occurrence.room
    address = f"{site.name}, {site.address}, {site.postcode} {site.town}"
    return one_line(f"{room.name}, {address}" if room else address)


def one_line(text) -> str:
    """Words on one line, without the control characters that RFC 5545 forbids."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


@lru_cache(1)
def _zone():
    return paris().to_tz()
