"""What an action has reached, beside what was planned: the indicators counted by themselves, and costs."""

from dataclasses import dataclass

from . import machine_hours
from .counting import figures
from .forms import value_choices
from .models import Bracket, Dimension, Fact, Measure
from .selection import Selection


@dataclass(frozen=True)
class Reached:
    """`value` in whole units (people, hours, percent); `unknown`: people of whom a share knows nothing."""

    value: int
    unknown: int = 0


def selection_of(action, first, last) -> Selection:
    """What the action does within these days."""
    return Selection(first, last, action=action.pk)


def reached(told, minutes_given) -> dict[str, Reached]:
    """Every measure by its name, from the figures of `counted` and the minutes volunteers gave."""
    minutes = told["named"]["minutes"] + told["anonymous"]["minutes"]
    both = told["named"]["participations"] + told["anonymous"]["participations"]
    gender, district = told["breakdowns"][-2:]
    return {
        Measure.PEOPLE: Reached(told["named"]["people"]),
        Measure.NEW_PEOPLE: Reached(told["named"]["new"]),
        Measure.PARTICIPATIONS: Reached(both),
        Measure.PERSON_HOURS: Reached(hours(minutes)),
        Measure.HOURS: Reached(hours(told["offer"]["minutes"])),
        Measure.OCCURRENCES: Reached(told["offer"]["occurrences"]),
        Measure.DISTRICT_SHARE: share(district, "yes"),
        Measure.GIRLS_SHARE: share(gender, "female"),
        Measure.VOLUNTEER_HOURS: Reached(hours(minutes_given)),
        Measure.MACHINE_HOURS: Reached(hours(told["machine_minutes"])),
    }


def counted(action, first, last, scales=(), machine_minutes=None, selection=None) -> dict:
    """The figures of the action by these scales, then by gender and by district; its hours of machines,
    unless they are told."""
    told = figures(
        selection or selection_of(action, first, last),
        [*scales, scale(Fact.GENDER, GENDERS), scale(Fact.IN_DISTRICT, YES_NO)],
    )
    if machine_minutes is None:
        machine_minutes = machine_hours.minutes(action, first, last)
    return told | {"machine_minutes": machine_minutes}


GENDERS, YES_NO = ("female", "male", "other"), ("yes", "no")


def scale(fact, values, labelled=False):
    """A dimension with one bracket for each value; `labelled`: with the words of both."""
    words = dict(value_choices(fact)) if labelled else {}
    dimension = Dimension(fact=fact, label=str(Fact(fact).label) if labelled else "", unknown_label="")
    brackets = [
        Bracket(dimension=dimension, code=each, label=str(words.get(each, "")), values=[each])
        for each in values
    ]
    return dimension, brackets


def hours(minutes) -> int:
    """Whole hours, halves up."""
    return (minutes + 30) // 60


def share(table, wanted) -> Reached:
    """The percentage of those known who have this value; how many are unknown stands beside."""
    people = {row["code"]: row["people"] for row in table["rows"]}
    known = sum(people.values())
    part = people.get(wanted, 0)
    return Reached((200 * part + known) // (2 * known) if known else 0, table["unknown"]["people"])


def cost_of_each(cents, number) -> int | None:
    """Cents for one beneficiary, or one hour, halves up; None when there was none."""
    return (2 * cents + number) // (2 * number) if number else None
