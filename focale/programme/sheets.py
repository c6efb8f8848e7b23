"""The attendance sheet on paper: printed before, signed by hand, found again by its code."""

import re
from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from focale.ground.codes import qr_code
from focale.ground.dates import full_date, hour
from focale.ground.models import Identity
from focale.programme.roll import rolls_of
from mediatools import typeset

TEMPLATE = Path(__file__).parent / "printing/attendance.typ"
BLANK_LINES = 5
SHEETS_AT_MOST = 120


def code_of(occurrence) -> str:
    """« S-1204 », printed on the sheet and typed to enter it."""
    return f"S-{occurrence.pk}"


def key_of(code: str) -> int:
    """The number in a code typed by hand; 0 when there is none."""
    found = re.fullmatch(r"\s*[sS]?\s*-?\s*(\d{1,15})\s*", code)
    return int(found[1]) if found else 0


def rolls_between(dates, first, last, *, account) -> list:
    """The lists of these dates that begin from the day `first` to `last`, in order; None when they are more
    than one file can hold."""
    dates = dates.filter(starts_at__gte=midnight(first), starts_at__lt=midnight(last + timedelta(days=1)))
    dates = dates.prefetch_related("leaders").order_by("starts_at", "pk")
    if first == last:
        rolls = rolls_of(dates, account=account)
        return rolls if len(rolls) <= SHEETS_AT_MOST else None
    starts = list(dates.values_list("starts_at", flat=True)[: SHEETS_AT_MOST + 1])
    if len(starts) > SHEETS_AT_MOST:
        return None
    days = sorted({timezone.localdate(start) for start in starts})
    return [roll for day in days for roll in rolls_between(dates, day, day, account=account)]


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))


def sheets_pdf(rolls) -> bytes:
    """One PDF with a sheet for each of these lists."""
    identity = Identity.current()
    title = _("Feuille de présence") if len(rolls) == 1 else _("Feuilles de présence")
    data = {
        "title": title,
        "place": identity.name,
        "language": get_language() or "fr",
        "words": words(),
        "sheets": [sheet(roll, identity) for roll in rolls],
    }
    return typeset.pdf(TEMPLATE, data)


def words() -> dict:
    return {
        "code": _("Code de la feuille"),
        "qr": _("Adresse où saisir cette feuille"),
        "name": _("Nom, prénom"),
        "age": _("Âge"),
        "arrival": _("Arrivée"),
        "departure": _("Départ"),
        "signature": _("Signature"),
        "page": _("page"),
        "present": _("Personnes présentes :"),
        "signed": _("Signature de la personne qui anime :"),
    }


def sheet(roll, identity) -> dict:
    """What one sheet says, in words."""
    occurrence = roll.occurrence
    site = occurrence.activity.site
    leaders = ", ".join(str(leader) for leader in occurrence.leaders.all())
    lines = [line(number, each) for number, each in enumerate(roll.lines, start=1)]
    lines += [line(number + len(lines), None) for number in range(1, BLANK_LINES + 1)]
    hours = f"{hour(occurrence.starts_at)} → {hour(occurrence.ends_at)}"
    return {
        "title": occurrence.activity.title,
        "when": f"{full_date(occurrence.starts_at)} · {hours}",
        "where": ", ".join(filter(None, [str(occurrence.room or ""), site.name, site.address, site.town])),
        "leaders": _("Avec %(names)s") % {"names": leaders} if leaders else "",
        "code": code_of(occurrence),
        "qr": qr_of(occurrence),
        "foot": " · ".join(filter(None, [identity.name, identity.association])),
        "lines": lines,
    }


def line(number, each) -> dict:
    """One row: a person expected, or an empty line for somebody who comes without being so.

    Everybody who signs reads the sheet: no consent, no number, no need is printed on it.
    """
    if each is None:
        return dict.fromkeys(("name", "age", "arrived", "left", "state"), "") | {"number": str(number)}
    person = each.person
    age = "" if each.age is None else _("%(age)d\u00a0ans") % {"age": each.age}
    marked = each.presence in ("absent", "excused")
    return {
        "number": str(number),
        "name": f"{person.last_name} {person.first_name}".strip(),
        "age": age,
        "arrived": each.arrived,
        "left": each.left,
        "state": each.presence_words if marked else "",
    }


def qr_of(occurrence) -> str:
    """The address of the entry page as an SVG picture."""
    address = settings.ADDRESS.rstrip("/") + reverse("occurrence-entry", args=[occurrence.pk])
    return qr_code(address, quiet=0)
