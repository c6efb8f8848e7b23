"""How a place's money is told: who funds which action, what one joins as, what volunteers do."""

from dataclasses import dataclass

from focale.programme.models import Kind


@dataclass(frozen=True)
class Giver:
    """A funder: its name, its kind of organisation and its line of the financial report."""

    name: str
    kind: str
    line: str


@dataclass(frozen=True)
class Funded:
    """An action of every season, and what it takes: a strand, what is made for the young, or the rest.

    `past` and `running`: (place of the funder in `givers`, cents) of each grant; the first of them pays the
    free seats. `people`, `hours`: expected, at least and at most. `wages`: its part of the wages, in percent;
    `spent`: (what, what for, cents) once a term.
    """

    code: str
    name: str
    objectives: str
    past: tuple
    running: tuple
    planned: dict
    people: tuple
    hours: tuple
    wages: int
    spent: tuple
    strand: str = ""
    is_for_young: bool = False

    def takes(self, activity) -> bool:
        if self.strand:
            return bool(activity.strand) and activity.strand.slug == self.strand
        if self.is_for_young:
            return activity.kind == Kind.HOLIDAY_COURSE or (activity.max_age or 99) < 18
        return True


@dataclass(frozen=True)
class Joining:
    """A type of membership. `most`: the most somebody gives where the amount is free."""

    name: str
    words: str
    cents: int
    least: int | None = None
    most: int = 0
    is_for_organisations: bool = False
    has_counterpart: bool = True


@dataclass(frozen=True)
class Money:
    """Everything about money that differs from place to place.

    `tariffs`: the name of the rules in `prices.py`; `wages`: cents of wages and of charges, each month;
    `families`, `adults`: how many join; `tasks`: what volunteers do, and the value of an hour.
    """

    givers: tuple
    actions: tuple
    joinings: tuple
    tasks: tuple
    tariffs: str
    wages: tuple
    families: int
    adults: int
    volunteers: int
    machines: tuple
    """(name, kind, room, cents an hour, whether no expense holds that cost, what it uses up)"""
