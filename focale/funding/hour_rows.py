"""The hours a report counts besides those of participants: of volunteers and of machines, row by row."""

from focale.association.models import VolunteerTime
from focale.programme.models import Usage

from . import machine_hours

VOLUNTEERS, MACHINES = "benevoles", "machines"
NOUNS = {"volunteer_time": VolunteerTime, "usage": Usage}


def hour_rows(action, first, last) -> dict[str, list]:
    """[label, minutes, noun, key, day] of each, by the name of its part; of machines the whole time."""
    given = VolunteerTime.objects.validated().filter(project=action.code, day__gte=first, day__lte=last)
    used = machine_hours.used(action, first, last)
    return {
        VOLUNTEERS: _rows(given, "volunteer_time", "task__name"),
        MACHINES: _rows(used, "usage", "equipment__name"),
    }


def _rows(found, noun, label):
    told = found.order_by("day", "pk").values_list(label, "minutes", "pk", "day")
    return [[words, minutes, noun, key, day.isoformat()] for words, minutes, key, day in told]


def minutes_of(rows) -> int:
    return sum(row[1] for row in rows)
