"""What a visitor sees of the programme: a course booked whole is one frame, other dates one frame each.

Everything is read with a fixed number of queries, whatever the number of dates.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from focale.ground.dates import long_date, span
from focale.ground.frames import Frame
from focale.ground.prepared import Prepared
from focale.people.folding import fold
from focale.programme.admission import ages_words
from focale.programme.models import (
    Activity,
    Field,
    Holiday,
    Occurrence,
    Seating,
    Strand,
)
from focale.programme.motifs import motif_of
from focale.programme.pictures import first_of
from focale.programme.public_prices import PublicPrices, free_of_charge
from focale.programme.quoting import minutes_of
from focale.programme.sifting import WEEK, midnight
from focale.programme.standing import Standing, number_waiting, standing_of

FIELDS = dict(Field.choices)
NO_PICTURE = ("", "")


class Entry(NamedTuple):
    """One frame to be: a date, or a course booked whole by the first of its dates that was asked for."""

    occurrence_id: int
    activity_id: int
    is_whole: bool
    kind: str


class Date(NamedTuple):
    """What a frame says of one date, its activity and its own seating, read in one row: objects would cost
    more than all the rest of the page."""

    pk: int
    starts_at: datetime
    ends_at: datetime
    cancelled_at: datetime | None
    activity_id: int
    slug: str
    title: str
    summary: str
    kind: str
    field: str
    booking: str
    min_age: int | None
    max_age: int | None
    is_free: bool
    price_words: str
    tariff_id: int | None
    fund_id: int | None
    opens_at: datetime | None
    closes_at: datetime | None
    rule: str
    draw_at: datetime | None
    seats: int | None
    taken: int | None
    drawn_at: datetime | None
    waiting: int


OF_DATE = ["pk", "starts_at", "ends_at", "cancelled_at", "activity_id"]
OF_ACTIVITY = [
    name for name in Date._fields[len(OF_DATE) :] if name not in ("seats", "taken", "drawn_at", "waiting")
]
OF_SEATING = ["seating__seats", "seating__taken", "seating__drawn_at"]


@dataclass(slots=True)
class Week:
    words: str
    frames: list = field(default_factory=list)

    @property
    def drawn(self) -> str:
        """The HTML of its frames; a template would resolve and escape each of them."""
        return mark_safe("".join(map(str, self.frames)))


def sifted(sift, now=None):
    """The published dates, not yet over, that answer to these filters; called off ones too."""
    now = now or timezone.now()
    dates = Occurrence.objects.published().ending_after(now)
    if days := sift.days(timezone.localdate(now)):
        dates = dates.during(midnight(days[0]), midnight(days[1] + timedelta(days=1)))
    elif sift.get("quand") == "vacances":
        dates = dates.filter(_in_school_holidays(now))
    if (age := sift.get("age")) is not None:
        dates = dates.exclude(activity__min_age__gt=age).exclude(activity__max_age__lt=age)
    for name, column in {"domaine": "field", "genre": "kind", "projet": "strand__slug"}.items():
        if value := sift.get(name):
            dates = dates.filter(**{f"activity__{column}": value})
    if sift.get("gratuit"):
        dates = dates.filter(_free())
    if sift.get("places"):
        dates = dates.filter(_with_a_seat(now))
    if words := sift.get("q"):
        dates = dates.filter(activity__in=_found_by(words))
    return dates


def entries_of(dates) -> list[Entry]:
    """One entry for each date, one for each course booked whole, in the order of time; without their times,
    since there may be hundreds and a page shows sixty."""
    rows = dates.order_by("starts_at", "pk").values_list(
        "pk", "activity_id", "activity__booking", "activity__kind"
    )
    entries, courses = [], set()
    for pk, activity, booking, kind in rows:
        is_whole = booking == "whole"
        if is_whole and activity in courses:
            continue
        courses.add(activity)
        entries.append(Entry(pk, activity, is_whole, kind))
    return entries


def dates_of(entries) -> dict[int, Date]:
    """The dates of these entries, by their key."""
    return {row[0]: Date(*row) for row in DATES.of(entry.occurrence_id for entry in entries)}


def _dates(keys):
    of_activity = [f"activity__{name}" for name in OF_ACTIVITY]
    waiting = number_waiting("seating__pk")
    rows = Occurrence.objects.filter(pk__in=keys).order_by()
    return rows.values_list(*OF_DATE, *of_activity, *OF_SEATING, waiting)


DATES = Prepared(_dates)


def frames_of(entries, dates=None, *, heading="h3", first_number=0, now=None) -> list[Frame]:
    """The frames of these entries, in seven queries at most; one less where their dates are known."""
    now = now or timezone.now()
    dates = dates or dates_of(entries)
    prices = PublicPrices(dates.values())
    courses = {entry.activity_id for entry in entries if entry.is_whole}
    spans, seatings = (_spans(courses), _seatings(courses)) if courses else ({}, {})
    pictures = first_of("activity", {entry.activity_id for entry in entries})
    frames = []
    for number, entry in enumerate(entries, first_number):
        date = dates[entry.occurrence_id]
        first, last, cancelled_at, seating = date.starts_at, date.ends_at, date.cancelled_at, date
        minutes = None
        if entry.is_whole:
            seating = seatings.get(entry.activity_id)
            if held := spans.get(entry.activity_id):
                first, last, cancelled_at, minutes = *held[:2], None, held[2]
        standing = standing_of(
            date,
            seating if seating and seating.seats is not None else None,
            first,
            waiting=seating.waiting if seating else 0,
            is_cancelled=cancelled_at is not None,
            now=now,
        )
        price = prices.of(date, minutes=minutes).words
        frames.append(_frame(date, standing, (first, last), number, heading, pictures, price))
    return frames


def by_week(entries, frames, dates, now=None) -> list[Week]:
    """The frames under the week in which they begin, or go on."""
    zone = timezone.get_current_timezone()
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())

    def week_of(pair):
        day = max(dates[pair[0].occurrence_id].starts_at.astimezone(zone).date(), today)
        return day - timedelta(days=day.weekday())

    words = {monday: _("Cette semaine"), monday + WEEK: _("La semaine prochaine")}
    return [
        Week(
            words.get(first) or _("Semaine du %(day)s") % {"day": long_date(first)},
            [pair[1] for pair in pairs],
        )
        for first, pairs in groupby(zip(entries, frames, strict=True), week_of)
    ]


def said_span(first, last) -> str:
    """The span in words, remembered: the same dates are said again after each change of seats."""
    return _said_span(first, last, get_language())


@lru_cache(4096)
def _said_span(first, last, language):
    return span(first, last)


def beside(activity, most=3) -> list[Occurrence]:
    """What one may like as well: the next dates of the same project, else of the same field; in one query."""
    dates = Occurrence.objects.published().coming().exclude(activity=activity)
    if activity.strand_id:
        dates = dates.filter(activity__strand=activity.strand_id)
    else:
        dates = dates.filter(activity__field=activity.field)
    found = {}
    for date in dates.select_related("activity").order_by("starts_at", "pk")[:24]:
        found.setdefault(date.activity_id, date)
    return list(found.values())[:most]


def frames_beside(dates, pictures) -> list[Frame]:
    """Their frames. `pictures`: the first of each activity, as `first_in` gives them."""
    return [
        _frame(date.activity, Standing(), (date.starts_at, date.ends_at), place, "h3", pictures, "")
        for place, date in enumerate(dates)
    ]


def strand_frames(heading="h3") -> list[Frame]:
    """The standing projects as frames."""
    strands = list(Strand.objects.published())
    pictures = first_of("strand", strands)
    return [
        Frame(
            url=reverse("strand", args=[strand.slug]),
            title=strand.title,
            motif=strand.motif or "frame",
            sentence=strand.summary,
            picture=pictures.get(strand.pk, NO_PICTURE)[0],
            alt=pictures.get(strand.pk, NO_PICTURE)[1],
            number=film_number(place),
            heading=heading,
        )
        for place, strand in enumerate(strands)
    ]


def film_number(place: int) -> str:
    """The number at the edge of the film: 1, 1A, 2, 2A…"""
    return f"{place // 2 + 1}{'A' if place % 2 else ''}"


def _frame(activity, standing, times, place, heading, pictures, price):
    """`activity`: an Activity, or a Date, which says the same."""
    language = get_language()
    facts = [_ages(activity.min_age, activity.max_age, language), price, standing.note]
    address, alt = pictures.get(getattr(activity, "activity_id", activity.pk), NO_PICTURE)
    return Frame(
        url=f"/activites/{activity.slug}/",
        title=activity.title,
        motif=motif_of(activity),
        number=film_number(place),
        when=_said_span(*times, language),
        sentence=activity.summary,
        field=_field(activity.field, language),
        facts=[fact for fact in facts if fact],
        picture=address,
        alt=alt,
        capacity=standing.capacity,
        free=standing.free,
        waiting=standing.waiting,
        state=standing.word,
        state_kind=standing.kind,
        heading=heading,
        language=language,
    )


@lru_cache(64)
def _field(code, language):
    return str(FIELDS[code])


@lru_cache(512)
def _ages(low, high, language):
    return ages_words(Activity(min_age=low, max_age=high))


def _spans(courses) -> dict:
    """For each course booked whole: the beginning of its first date that holds, the end of its last, and
    the minutes of all of them together."""
    rows = Occurrence.objects.scheduled().filter(activity__in=courses).order_by("starts_at")
    spans = {}
    for activity, starts_at, ends_at in rows.values_list("activity_id", "starts_at", "ends_at"):
        first, _last, minutes = spans.get(activity, (starts_at, ends_at, 0))
        spans[activity] = first, ends_at, minutes + minutes_of([(starts_at, ends_at)])
    return spans


def _seatings(courses) -> dict:
    """The seating of each course booked whole."""
    found = Seating.objects.filter(occurrence=None, activity__in=courses).annotate(waiting=number_waiting())
    return {seating.activity_id: seating for seating in found}


def _free():
    """For everybody: said so by the team, or by the tariff with the envelope of the activity."""
    free = Q(activity__tariff=None, activity__is_free=True)
    for tariff, fund in free_of_charge():
        free |= Q(activity__tariff=tariff, activity__fund=fund)
    return free


def _in_school_holidays(now):
    coming = Holiday.objects.filter(kind="school", last_day__gte=timezone.localdate(now)).order_by(
        "first_day"
    )
    times = Q(pk__in=[])
    for first, last in coming.values_list("first_day", "last_day")[:8]:
        times |= Q(starts_at__gte=midnight(first), starts_at__lt=midnight(last + timedelta(days=1)))
    return times


def _with_a_seat(now):
    """One can come: without registering, or with a seat that is free and may be taken today."""
    free = Seating.objects.filter(taken__lt=F("seats"))
    own = Exists(free.filter(occurrence=OuterRef("pk")))
    whole = Exists(free.filter(activity=OuterRef("activity"), occurrence=None))
    begun = Exists(Occurrence.objects.scheduled().filter(activity=OuterRef("activity"), starts_at__lte=now))
    opened = Q(activity__opens_at=None) | Q(activity__opens_at__lte=now)
    still = Q(activity__closes_at=None) | Q(activity__closes_at__gte=now)
    seat = Q(activity__booking="by_date") & own & Q(starts_at__gt=now)
    seat |= Q(activity__booking="whole") & whole & ~Q(begun)
    return Q(cancelled_at=None) & (Q(activity__booking="none") | (seat & opened & still))


def _found_by(words) -> list[int]:
    """The activities whose words hold every word typed, whatever the accents and the case."""
    wanted = fold(words).split()
    rows = Activity.objects.published().values_list(
        "pk", "title", "summary", "strand__title", "kind", "field"
    )
    return [pk for pk, *said in rows if all(word in fold(" ".join(filter(None, said))) for word in wanted)]
