"""Nothing and nobody in two places at once: the rule every date asks. Pure functions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from focale.ground.dates import hour, long_date

LONGEST = timedelta(days=7)
"""No date lasts longer: what still goes on is looked for among those begun since, however long the past."""


@dataclass(frozen=True)
class Slot:
    """A date as one wants it: when (aware), Room or none, the Persons who lead, own seats or none."""

    starts_at: datetime
    ends_at: datetime
    room: object = None
    leaders: tuple = ()
    seats: int | None = None

    def shifted(self, starts_at, ends_at):
        """The same room, leaders and seats at another time."""
        return replace(self, starts_at=starts_at, ends_at=ends_at)


@dataclass(frozen=True)
class Taken:
    """What already stands: keys only, and the title for the sentence."""

    starts_at: datetime
    ends_at: datetime
    room: int | None
    leaders: frozenset
    title: str

    @classmethod
    def by(cls, slot: Slot, title: str):
        """What a slot takes once it stands."""
        leaders = frozenset(leader.pk for leader in slot.leaders)
        return cls(slot.starts_at, slot.ends_at, slot.room and slot.room.pk, leaders, title)


def why_not(slot: Slot, taken: Iterable[Taken]) -> str:
    """The reason why the slot cannot be, as one sentence; nothing when it can."""
    if slot.ends_at <= slot.starts_at:
        return _("La fin doit venir après le début.")
    if slot.ends_at - slot.starts_at > LONGEST:
        return _("Une séance dure au plus sept jours. Ajoutez plutôt une date pour chaque jour.")
    others = [held for held in taken if held.starts_at < slot.ends_at and held.ends_at > slot.starts_at]
    if slot.room and not slot.room.is_shared:
        for other in others:
            if other.room == slot.room.pk:
                return _(
                    "La salle %(room)s est prise par « %(other)s » %(when)s. "
                    "Choisissez une autre salle ou une autre heure."
                ) % {"room": slot.room, "other": other.title, "when": said(other)}
    for leader in slot.leaders:
        for other in others:
            if leader.pk in other.leaders:
                return _(
                    "%(who)s anime déjà « %(other)s » %(when)s. "
                    "Choisissez une autre personne ou une autre heure."
                ) % {"who": leader, "other": other.title, "when": said(other)}
    return ""


def said(slot) -> str:
    """« le mercredi 25 février de 14 h à 16 h »"""
    return _("le %(day)s de %(start)s à %(end)s") % {
        "day": long_date(slot.starts_at),
        "start": hour(slot.starts_at),
        "end": hour(slot.ends_at),
    }
