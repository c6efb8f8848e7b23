"""Hours written on a list: « 14:05 » on the day of an occurrence, and back."""

import re
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

EARLY = timedelta(hours=3)


def moment_of(occurrence, written) -> datetime | None:
    """The moment of « 14:05 », « 14h05 » or « 14 h »; None for nothing. Refuses what is no hour.

    After midnight belongs to an evening that goes on: it is the next day when the occurrence ends then.
    """
    if written in ("", None):
        return None
    found = (
        re.fullmatch(r"\s*(\d{1,2})\s*[:hH]\s*(\d{2})?(?::00)?\s*", written)
        if isinstance(written, str)
        else None
    )
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hours > 23 or minutes > 59:
        raise ValidationError(_("Écrivez l'heure ainsi : 14:05."))
    moment = timezone.make_aware(datetime.combine(occurrence.day, time(hours, minutes)))
    ends_next_day = timezone.localdate(occurrence.ends_at) > occurrence.day
    if ends_next_day and moment < occurrence.starts_at - EARLY:
        moment = timezone.make_aware(
            datetime.combine(occurrence.day + timedelta(days=1), time(hours, minutes))
        )
    return moment


def written(moment) -> str:
    """« 14:05 » as a time field takes it; nothing for nothing."""
    return f"{timezone.localtime(moment):%H:%M}" if moment else ""
