"""What an action has reached, beside what was planned: the indicators counted by themselves, and costs."""

from dataclasses import dataclass

from django.db.models import Sum

from focale.association.models import VolunteerTime
from focale.programme.models.attendance import FACTS

from .counting import by_facts, figures
from .models import Measure
from .selection import Selection

GENDER, IN_DISTRICT = FACTS.index("gender"), FACTS.index("in_district")


@dataclass(frozen=True)
class Reached:
    """`value` in whole units (people, hours, percent); `unknown`: people of whom a share knows nothing."""

    value: int
    unknown: int = 0


def selection_of(action, first, last) -> Selection:
    """What the action does within these days."""
    return Selection(first, last, action=action.pk)


def reached(action, first, last) -> dict[str, Reached]:
    """Every measure of the action from `first` to `last`, by its name."""
    selection = selection_of(action, first, last)
    told = figures(selection, ())
    first_visits = dict(selection.first_visits().order_by().values_list("visitor", "on"))
    people, _tallies = by_facts(selection, first_visits, wide=False)
    minutes = told["named"]["minutes"] + told["anonymous"]["minutes"]
    return {
        Measure.PEOPLE: Reached(told["named"]["people"]),
        Measure.NEW_PEOPLE: Reached(told["named"]["new"]),
        Measure.PARTICIPATIONS: Reached(
            told["named"]["participations"] + told["anonymous"]["participations"]
        ),
        Measure.PERSON_HOURS: Reached(hours(minutes)),
        Measure.HOURS: Reached(hours(told["offer"]["minutes"])),
        Measure.OCCURRENCES: Reached(told["offer"]["occurrences"]),
        Measure.DISTRICT_SHARE: share(people.values(), IN_DISTRICT, "yes"),
        Measure.GIRLS_SHARE: share(people.values(), GENDER, "female"),
        Measure.VOLUNTEER_HOURS: Reached(hours(volunteer_minutes(action, first, last))),
    }


def hours(minutes) -> int:
    """Whole hours, halves up."""
    return (minutes + 30) // 60


def share(people, fact, wanted) -> Reached:
    """The percentage of those known who have this value; how many are unknown stands beside."""
    known = [facts[fact] for facts in people if facts[fact] not in ("", "unknown", None)]
    unknown = len(people) - len(known)
    part = sum(value == wanted for value in known)
    return Reached((200 * part + len(known)) // (2 * len(known)) if known else 0, unknown)


def volunteer_minutes(action, first, last) -> int:
    rows = VolunteerTime.objects.validated().filter(project=action.code, day__gte=first, day__lte=last)
    return rows.aggregate(minutes=Sum("minutes"))["minutes"] or 0


def cost_of_each(cents, number) -> int | None:
    """Cents for one beneficiary, or one hour, halves up; None when there was none."""
    return (2 * cents + number) // (2 * number) if number else None
