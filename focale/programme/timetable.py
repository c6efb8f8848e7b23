"""The planning of a week or a month, by room or by leader: rows, days and meetings, ready to be drawn."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db.models import Count, Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from focale.ground.dates import hour, month, plain_date
from focale.people.models import Account, Person
from focale.people.rights import Right, Role
from focale.place.models import Room
from focale.programme.models import Holiday, Occurrence, Seating
from focale.programme.models.registration import Status
from focale.programme.motifs import motif_of
from focale.programme.series import moment

DAY, MIDNIGHT = timedelta(days=1), time()
FIRST_YEAR, LAST_YEAR = 2000, 2100
STATES = ("publie", "brouillon", "annule")
TEAM = (Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR)
LED = """
WITH RECURSIVE led (person) AS (
  SELECT MIN(person_id) FROM programme_occurrence_leaders
  UNION ALL SELECT (SELECT MIN(person_id) FROM programme_occurrence_leaders WHERE person_id > led.person)
  FROM led WHERE led.person IS NOT NULL
) SELECT person FROM led WHERE person IS NOT NULL"""
"""Each person who has led, by steps in the index from one to the next: not a row for each date there was."""


class Asked:
    """What the address asks for; what cannot be read is as if it had not been said."""

    def __init__(self, query):
        self.view = query.get("vue") if query.get("vue") in ("mois", "liste") else "semaine"
        usual = "jour" if self.view == "mois" else "salle"
        self.by = query.get("par") if query.get("par") in ("animateur", "salle") else usual
        self.state = query.get("etat") if query.get("etat") in STATES else ""
        self.room, self.leader = _number(query.get("salle")), _number(query.get("animateur"))
        self.day = _day(query.get("jour")) or timezone.localdate()
        self.has_day = _day(query.get("jour")) is not None

    @property
    def first(self) -> date:
        """The Monday the page begins with."""
        start = self.day.replace(day=1) if self.view == "mois" else self.day
        return start - timedelta(days=start.weekday())

    @property
    def last(self) -> date:
        """The Sunday it ends with."""
        if self.view != "mois":
            return self.first + 6 * DAY
        end = self._month(1) - DAY
        return end + timedelta(days=6 - end.weekday())

    def _month(self, step):
        """The first day of the month that many months away."""
        number = self.day.year * 12 + self.day.month - 1 + step
        return date(number // 12, number % 12 + 1, 1)

    def step(self, towards: int) -> date:
        """A day of the next (1) or the former (-1) page."""
        return self._month(towards) if self.view == "mois" else self.day + 7 * towards * DAY

    def title(self) -> str:
        if self.view == "mois":
            return capfirst(month(self.day))
        return _("Semaine du %(day)s") % {"day": plain_date(self.first)}

    def address(self, **changes) -> str:
        """The query of this page with some answers changed; what is usual is left out."""
        said = {
            "vue": self.view if self.view != "semaine" else "",
            "par": self.by if self.by != ("jour" if self.view == "mois" else "salle") else "",
            "salle": self.room or "",
            "animateur": self.leader or "",
            "etat": self.state,
            "jour": self.day.isoformat() if self.has_day else "",
        } | changes
        return "?" + urlencode({name: value for name, value in said.items() if value})


@dataclass(slots=True)
class Meeting:
    """One date as the planning shows it."""

    pk: int
    day: date
    begins: str
    ends: str
    title: str
    kind: str
    motif: str
    room: str
    leaders: list
    hour: int = 0
    seats: str = ""
    is_full: bool = False
    is_cancelled: bool = False
    is_draft: bool = False
    rows: list = field(default_factory=list)
    href: str = ""


@dataclass(slots=True)
class Day:
    """One day of the page: what closes it (`is_news`: not said of the day before), what meets."""

    date: date
    closed: str
    is_news: bool
    is_today: bool
    is_outside: bool
    meetings: list
    week: str
    """The address of its week."""


@dataclass(slots=True)
class Row:
    """A room or a leader, with a list of meetings for each day."""

    name: str
    cells: list

    @property
    def count(self) -> int:
        return sum(map(len, self.cells))


class Timetable:
    """Everything the page shows; read in a fixed number of queries."""

    def __init__(self, asked, account):
        self.asked, self.account = asked, account
        self.rooms = list(Room.objects.filter(is_open=True))
        self.leaders = list(leaders())
        self.meetings = self._meetings(account)
        closed = Holiday.objects.names_by_day(asked.first, asked.last)
        today = timezone.localdate()
        self.days = []
        for number in range((asked.last - asked.first).days + 1):
            day = asked.first + number * DAY
            outside = asked.view == "mois" and day.month != asked.day.month
            met = [meeting for meeting in self.meetings if meeting.day == day]
            said = closed.get(day, "")
            is_news = number % 7 == 0 or closed.get(day - DAY, "") != said
            week = asked.address(vue="", jour=day.isoformat())
            self.days.append(Day(day, said, is_news, day == today, outside, met, week))

    @property
    def weeks(self):
        """The days, seven by seven."""
        return [self.days[start : start + 7] for start in range(0, len(self.days), 7)]

    @property
    def rows(self):
        """The rows of a page of one week."""
        return self.rows_of(self.days)

    @property
    def month_days(self):
        """The days of the month alone, without those that fill its first and last week."""
        return [day for day in self.days if not day.is_outside]

    @property
    def wall(self):
        """The month at one glance: a row for each room or leader, a cell for each day of the month."""
        return self.rows_of(self.month_days)

    @property
    def count(self) -> int:
        """The dates of the week or of the month alone, each once."""
        return sum(len(day.meetings) for day in self.month_days)

    def rows_of(self, days):
        """Every room in use, or every leader, then what has neither; those that were asked for alone."""
        by_room = self.asked.by == "salle"
        names = [str(each) for each in (self.rooms if by_room else self.leaders)]
        wanted = self.asked.room if by_room else self.asked.leader
        if wanted:
            names = [str(each) for each in (self.rooms if by_room else self.leaders) if each.pk == wanted]
        found = [name for meeting in self.meetings for name in meeting.rows if name]
        names += sorted(set(found) - set(names)) if not wanted else []
        rows = [Row(name, _cells(name, days)) for name in names]
        nowhere = Row(_("Sans salle") if by_room else _("Sans animateur"), _cells("", days))
        return rows + ([nowhere] if any(nowhere.cells) else [])

    def _meetings(self, account):
        dates = list(self._dates(account))
        seatings = Seating.objects.filter(
            Q(occurrence__in=dates) | Q(occurrence=None, activity__in={date.activity_id for date in dates})
        ).annotate(waiting=Count("registrations", filter=Q(registrations__status=Status.WAITING)))
        own, whole = {}, {}
        for seating in seatings:
            (own if seating.occurrence_id else whole)[seating.occurrence_id or seating.activity_id] = seating
        return [self._meeting(date, own.get(date.pk) or whole.get(date.activity_id)) for date in dates]

    def _dates(self, account):
        asked = self.asked
        dates = Occurrence.objects.visible_to(account).during(
            moment(asked.first, MIDNIGHT), moment(asked.last + DAY, MIDNIGHT)
        )
        if asked.room:
            dates = dates.filter(room=asked.room)
        if asked.leader:
            dates = dates.filter(leaders=asked.leader)
        if asked.state == "annule":
            dates = dates.exclude(cancelled_at=None)
        elif asked.state:
            published = Q(activity__published_at__lte=timezone.now())
            dates = dates.scheduled().filter(published if asked.state == "publie" else ~published)
        return (
            dates.select_related("activity", "room").prefetch_related("leaders").order_by("starts_at", "pk")
        )

    def _meeting(self, date, seating):
        names = [str(leader) for leader in date.leaders.all()]
        room = str(date.room) if date.room else ""
        meeting = Meeting(
            date.pk,
            date.day,
            hour(date.starts_at),
            hour(date.ends_at),
            date.activity.title,
            date.activity.get_kind_display(),
            motif_of(date.activity),
            room,
            names,
            timezone.localtime(date.starts_at).hour,
            is_cancelled=date.cancelled_at is not None,
            is_draft=not date.activity.is_published,
            rows=[room] if self.asked.by == "salle" else names or [""],
            href=self._address(date),
        )
        if seating:
            meeting.is_full = seating.taken >= seating.seats
            meeting.seats = _seats_words(seating)
        return meeting

    def _address(self, date):
        """The list of that date for who may take it; for the others the dates of the activity."""
        mine = self.account.person_id in {leader.pk for leader in date.leaders.all()}
        if self.account.may(Right.TAKE_ANY_ATTENDANCE) or (mine and self.account.may(Right.TAKE_ATTENDANCE)):
            return reverse("occurrence", args=[date.pk])
        return reverse("activity-dates", args=[date.activity_id])


def _cells(name, days):
    return [[meeting for meeting in day.meetings if name in meeting.rows] for day in days]


def _seats_words(seating) -> str:
    """« 7 sur 12 », « complet · 3 en attente »"""
    if seating.taken < seating.seats:
        return _("%(taken)d sur %(seats)d") % {"taken": seating.taken, "seats": seating.seats}
    full = pgettext("the seats", "complet")
    if not seating.waiting:
        return full
    return full + " · " + _("%(count)d en attente") % {"count": seating.waiting}


def leaders():
    """Those who may lead: the team, and whoever has led."""
    team = Account.objects.filter(role__in=TEAM, person__isnull=False).values("person")
    led = Q(pk__in=RawSQL(LED, ()))
    return Person.objects.existing().filter(Q(pk__in=team) | led).order_by("folded_name", "pk")


def _number(text):
    return int(text) if text and text.isdecimal() and len(text) < 16 else None


def _day(text):
    try:
        day = parse_date(text or "")
    except ValueError:
        return None
    return day if day and FIRST_YEAR < day.year < LAST_YEAR else None
