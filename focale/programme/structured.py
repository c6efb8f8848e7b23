"""The programme in the words of schema.org, for search engines and for other sites' calendars."""

import json

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import mark_safe

KINDS = {
    "screening": "ScreeningEvent",
    "opening": "ExhibitionEvent",
    "workshop": "EducationEvent",
    "holiday_course": "EducationEvent",
    "masterclass": "EducationEvent",
    "english": "EducationEvent",
    "theme_night": "SocialEvent",
    "board_games": "SocialEvent",
}
HIDDEN = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def absolute(path: str) -> str:
    """The full address of a page of this place."""
    return settings.ADDRESS.rstrip("/") + path


def event_of(activity, leaflet, identity, image, price) -> dict:
    """The activity as a schema.org Event; its dates as sub-events where there are several.

    `price`: its PublicPrice."""
    days = leaflet.coming or leaflet.past
    held = [day.occurrence for day in days if not day.occurrence.cancelled_at]
    dates = held or [day.occurrence for day in days]
    event = {"@context": "https://schema.org"} | _event(activity, dates, is_cancelled=not held)
    event |= {
        "description": activity.summary,
        "image": [image],
        "location": _place(activity.site),
        "organizer": {"@type": "Organization", "name": identity.name, "url": absolute("/")},
        "isAccessibleForFree": price.is_free,
        "inLanguage": "en" if activity.kind == "english" else "fr",
    }
    if activity.min_age is not None or activity.max_age is not None:
        high = "" if activity.max_age is None else activity.max_age
        event["typicalAgeRange"] = f"{activity.min_age or 0}-{high}"
    if standing := leaflet.whole or next((day.standing for day in leaflet.coming if day.standing), None):
        event |= _seats(activity, standing, price)
    if len(days) > 1:
        event["subEvent"] = [_of_day(activity, day) for day in days[:60]]
    return event


def _event(activity, dates, *, is_cancelled):
    kind = KINDS.get(activity.kind, "Event")
    event = {
        "@type": kind,
        "@id": absolute(activity.get_absolute_url()),
        "name": activity.title,
        "url": absolute(activity.get_absolute_url()),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": f"https://schema.org/Event{'Cancelled' if is_cancelled else 'Scheduled'}",
    }
    if dates:
        event["startDate"] = _local(dates[0].starts_at)
        event["endDate"] = _local(dates[-1].ends_at)
    return event


def _of_day(activity, day):
    occurrence = day.occurrence
    event = _event(activity, [occurrence], is_cancelled=bool(occurrence.cancelled_at))
    return event | {"@id": f"{event['@id']}#seance-{occurrence.pk}", "location": _place(activity.site)}


def _place(site):
    place = {
        "@type": "Place",
        "name": site.name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": site.address,
            "postalCode": site.postcode,
            "addressLocality": site.town,
            "addressCountry": "FR",
        },
    }
    if site.latitude is not None and site.longitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": site.latitude, "longitude": site.longitude}
    return place


def _seats(activity, standing, price):
    state = "InStock" if standing.free else "SoldOut"
    offer = {"@type": "Offer", "url": absolute(activity.get_absolute_url())}
    if standing.is_open:
        offer["availability"] = f"https://schema.org/{state}"
    if price.is_free or price.cents is not None:
        offer |= {"price": (price.cents or 0) / 100, "priceCurrency": "EUR"}
    seats = {"offers": offer}
    if standing.capacity:
        seats |= {"maximumAttendeeCapacity": standing.capacity, "remainingAttendeeCapacity": standing.free}
    return seats


def _local(moment):
    return timezone.localtime(moment).isoformat()


def as_script(data: dict) -> str:
    """The data as the text of a <script type="application/ld+json">: nothing in it can close the script."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(HIDDEN))
