"""« Annuler ce changement » : what a fact of the journal did, done back, as long as nothing followed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from focale.ground.models import Event
from focale.programme.models import Activity, Occurrence
from focale.programme.models.occurrence import CHANGES
from focale.programme.telling import take_back

SHOWN = ("activity.published", "activity.unpublished", "activity.shown_as_before")
MOST, NOUN = 200, "programme.Occurrence"


def undoable(keys, *, by):
    """The facts of these keys that this account made and that can be undone."""
    numbers = [int(key) for key in keys if key.isdecimal() and len(key) < 16][:MOST]
    known = ("occurrence.planned", "occurrence.moved", "occurrence.cancelled", *SHOWN[:2])
    return Event.objects.filter(pk__in=numbers, by=by, what__in=known).order_by("pk")


def offered(request):
    """What the page may offer to undo: the facts the address names, as `?fait=12,13`."""
    keys = request.GET.get("fait", "")
    return list(undoable(keys.split(","), by=request.user)) if keys else []


def planned(dates):
    """The facts that planned these dates."""
    keys = [date.pk for date in dates]
    return list(
        Event.objects.filter(noun=NOUN, subject_id__in=keys, what="occurrence.planned").order_by("pk")
    )


def after(address: str, facts) -> str:
    """The address to go to after these facts, where undoing them is offered."""
    keys = ",".join(str(fact.pk) for fact in facts[:MOST])
    return f"{address}{'&' if '?' in address else '?'}fait={keys}" if keys else address


@transaction.atomic
def undo(facts, *, by):
    """Undo these facts of the journal, all or none. Returns how many things are as before."""
    facts = list(facts)
    for what in {fact.what for fact in facts}:
        alike = [fact for fact in facts if fact.what == what]
        _refuse_followed(alike)
        UNDO[what](alike, by=by)
    return len(facts)


def _refuse_followed(facts):
    later = Event.objects.filter(
        noun=facts[0].noun,
        subject_id__in=[fact.subject_id for fact in facts],
        pk__gt=max(fact.pk for fact in facts),
        what__in=SHOWN if facts[0].what in SHOWN else CHANGES,
    )
    if later.exists():
        raise ValidationError(
            _("Quelque chose a changé depuis\xa0: ouvrez la fiche et corrigez-la directement.")
        )


def _bring_back(facts, *, by):
    dates = {date.pk: date for date in Occurrence.objects.filter(pk__in=[f.subject_id for f in facts])}
    moves = [
        (dates[fact.subject_id], dates[fact.subject_id].former_slot(fact))
        for fact in facts
        if fact.subject_id in dates
    ]
    held = [party for fact in facts for party in take_back("changed", fact)]
    Occurrence.objects.move_all(moves, by=by, settled=held)


def _restore(facts, *, by):
    Occurrence.objects.restore_all(facts, by=by)


def _remove(facts, *, by):
    for date in Occurrence.objects.filter(pk__in=[fact.subject_id for fact in facts]):
        date.remove(by=by)


def _show_as_before(facts, *, by):
    things = {each.pk: each for each in Activity.objects.filter(pk__in=[f.subject_id for f in facts])}
    for fact in facts:
        things[fact.subject_id].show_as_before(fact, by=by)


UNDO = {
    "occurrence.planned": _remove,
    "occurrence.moved": _bring_back,
    "occurrence.cancelled": _restore,
    "activity.published": _show_as_before,
    "activity.unpublished": _show_as_before,
}
