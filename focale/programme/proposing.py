"""A series before it is created: each date of the rhythm, what closes it, what stands in its way."""

from dataclasses import dataclass

from focale.programme.clashes import Slot, why_not
from focale.programme.models import Holiday, Occurrence
from focale.programme.series import Proposal, propose


@dataclass(frozen=True)
class Shown:
    """A date of the preview: ticked unless it is closed or taken; a taken one cannot be ticked."""

    date: Proposal
    taken: str

    @property
    def is_ticked(self) -> bool:
        return not (self.date.closed or self.taken)


def _dates(form):
    rhythm = form.rhythm()
    closed = {}
    if form.cleaned_data["skip_holidays"]:
        closed = Holiday.objects.names_by_day(rhythm.first, rhythm.last)
    return propose(rhythm, closed)


def _slot(form, date):
    said = form.cleaned_data
    return Slot(date.starts_at, date.ends_at, said["room"], tuple(said["leaders"]))


def proposals(form) -> list[Shown]:
    """The dates as the preview shows them, in two or three queries whatever their number."""
    dates = _dates(form)
    slots = [_slot(form, date) for date in dates]
    taken = Occurrence.objects.taken_around(slots) if slots else []
    return [Shown(date, why_not(slot, taken)) for date, slot in zip(dates, slots, strict=True)]


def ticked_slots(form, shown) -> list[Slot]:
    """The slots of what the preview ticks by itself."""
    return [_slot(form, each.date) for each in shown if each.is_ticked]


def chosen_slots(form, days) -> list[Slot]:
    """The slots of the days that were ticked, as long as they belong to the rhythm."""
    wanted = set(days)
    return [_slot(form, date) for date in _dates(form) if date.day.isoformat() in wanted]
