"""How a place's season is told: what happens each week, each month and in the holidays."""

from dataclasses import dataclass, field

from .plan_money import Money


@dataclass(frozen=True)
class Weekly:
    """An activity of the whole season, each week at the same hour outside the school holidays."""

    title: str
    kind: str
    field: str
    summary: str
    weekday: int
    start: str
    end: str
    room: str
    leader: str
    seats: int | None = 8
    ages: tuple = (None, None)
    group: str = "all"
    regulars: int = 6
    strand: str = ""
    free: bool = True
    text: str = ""
    easy_text: str = ""
    bring: str = ""
    walk_ins: tuple = ()
    facts: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Single:
    """One evening or afternoon. `day`: (month, rank of the weekday in the month, weekday)."""

    title: str
    kind: str
    field: str
    summary: str
    day: tuple
    start: str
    end: str
    room: str
    leader: str
    seats: int | None = None
    ages: tuple = (None, None)
    audience: tuple = (12, 35)
    strand: str = ""
    free: bool = True


@dataclass(frozen=True)
class Monthly:
    """An evening that comes back: one activity with several dates, to which one comes without registering.

    `days`: as in Single. `regulars`: how many come by name; `audience`: how many are counted besides.
    """

    title: str
    kind: str
    field: str
    summary: str
    days: tuple
    start: str
    end: str
    room: str
    leader: str
    ages: tuple = (None, None)
    regulars: int = 5
    audience: tuple = (5, 20)
    seats: int | None = None
    strand: str = ""
    free: bool = True


@dataclass(frozen=True)
class Course:
    """Four half-days of the school holidays, booked whole."""

    title: str
    field: str
    summary: str
    holiday: str
    start: str
    end: str
    room: str
    leader: str
    seats: int = 12
    ages: tuple = (11, 17)
    week: int = 0
    text: str = ""
    strand: str = ""


@dataclass(frozen=True)
class Place:
    """Everything a demonstration is built from."""

    identity: dict
    site: dict
    rooms: tuple
    team: tuple
    strands: tuple
    weekly: tuple
    singles: tuple
    courses: tuple
    partners: tuple
    towns: tuple
    districts: tuple
    opened_on: tuple
    families: int
    adults: int
    meeting: Weekly
    money: Money
    monthly: tuple = ()
    streets: tuple = ()
    answers: tuple = (62, 30, 8)
    """Of a hundred who live in the town: in the priority district, elsewhere, not known."""
    paid_by: str = ""
    price_words: str = ""
