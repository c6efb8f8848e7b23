"""Machines of a demonstration and the hours they were used, at the dates held in their room."""

from focale.ground.models import Event
from focale.place.models import Equipment
from focale.programme.models import Occurrence, Usage

from .seasons import moment


def note_hours(demonstration):
    """Two dates of three, in bulk: the rows `Usage.note` leaves. Two people came to work alone."""
    chance, today = demonstration.chance, demonstration.today
    usages = []
    for name, kind, room, cents, is_apart, words in demonstration.place.money.machines:
        machine = Equipment.objects.create(
            name=name,
            kind=kind,
            site=demonstration.site,
            room=demonstration.rooms[room],
            hourly_cents=cents,
            is_cost_apart=is_apart,
            consumables_words=words,
        )
        held = Occurrence.objects.filter(room=machine.room, ends_at__lt=moment(today, "00:00"))
        for date in held.select_related("activity").order_by("starts_at", "pk"):
            if chance.random() < 0.66:
                usages.append(
                    _usage(machine, date.day, date.minutes, occurrence=date, activity=date.activity)
                )
        for person in chance.sample(demonstration.neighbours.pools["adults"], 2):
            usages.append(_usage(machine, today, 60, person=person))
    Usage.objects.bulk_create(usages, batch_size=400)
    Event.objects.bulk_create([_told(usage) for usage in usages], batch_size=400)


def _usage(machine, day, minutes, **facts):
    usage = Usage(equipment=machine, day=day, minutes=minutes, hourly_cents=machine.hourly_cents, **facts)
    usage.entered_at = moment(day, "20:00")
    return usage


def _told(usage):
    details = {"equipment": usage.equipment_id, "minutes": usage.minutes, "day": usage.day.isoformat()}
    facts = {"noun": usage._meta.label, "subject_id": usage.pk, "at": usage.entered_at}
    return Event(what="usage.noted", details=details, **facts)
