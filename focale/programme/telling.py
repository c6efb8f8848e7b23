"""Who is told that dates change: once each, however many dates; and letters taken back when it is undone."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from focale.letters.models import Letter
from focale.letters.models.letter import State
from focale.programme.messages import moment

from .models.party import Party
from .models.registration import Registration

GRACE = timedelta(minutes=2)
"""How long these letters wait: what is undone at once tells nobody."""


def tell(kind, facts, *, reason="", but=()):
    """Write one letter of this kind to everyone registered for these dates.

    `facts`: pairs of an occurrence and the fact of the journal that says what happened to it. `but`: keys of
    parties that need no letter. Returns how many were written.
    """
    dates, last = {}, {}
    for occurrence, fact in facts:
        for party in Party.objects.concerned_by(occurrence).exclude(pk__in=but):
            dates.setdefault(party, []).append(occurrence.starts_at)
            last[party] = fact
    for party, days in dates.items():
        # What was to be said of these dates before, and has not left, is no longer true.
        Letter.objects.keep_in(party.get_absolute_url(), *_outdated_by(kind, party))
        more = {"raison": reason} if reason else {}
        if kind == "called_off":
            more["quand"] = "\n".join(moment(day) for day in sorted(days))
        party.write(kind, last[party], **more)
        letter = Letter.objects.filter(key=f"{kind}:{last[party].pk}:{party.pk}")
        letter.update(not_before=timezone.now() + GRACE)
    return len(dates)


def _outdated_by(kind, party) -> tuple:
    """A letter of changes gives all dates anew; one of cancelling ends the others where no date is left."""
    if kind == "changed" or party.seating.occurrence_id:
        return ("changed",)
    return () if party.seating.activity.occurrences.scheduled().exists() else ("changed",)


def concerned(occurrences) -> int:
    """How many letters a change of these dates writes."""
    own = Q(seating__occurrence__in=[each.pk for each in occurrences])
    whole = Q(seating__occurrence=None, seating__activity__in={each.activity_id for each in occurrences})
    return Registration.objects.live().filter(own | whole).values("party").distinct().count()


def take_back(kind, fact) -> list[int]:
    """Keep in the letters of this fact that have not left yet. Returns the keys of those parties."""
    letters = Letter.objects.filter(key__startswith=f"{kind}:{fact.pk}:")
    unsent = letters.filter(state__in=[State.WAITING, State.TO_PRINT])
    parties = [int(key.rsplit(":", 1)[1]) for key in unsent.values_list("key", flat=True)]
    held = []
    for party in parties:
        key = f"{kind}:{fact.pk}:{party}"
        if unsent.filter(key=key).update(state=State.SETTLED):
            held.append(party)
    return held


def forget_reminders(occurrences):
    """Keep in the reminders that have not left: they speak of a time that no longer holds."""
    for occurrence in occurrences:
        letters = Letter.objects.filter(key__startswith=f"reminder:{occurrence.pk}:")
        letters.filter(state__in=[State.WAITING, State.TO_PRINT]).update(state=State.SETTLED)
