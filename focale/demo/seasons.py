"""The dates of a season, and its past as it would stand: seats, attendances, headcounts, written in bulk."""

import hashlib
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from focale.ground.models import Event
from focale.programme.allocation import seal_of
from focale.programme.clashes import Slot
from focale.programme.models import (
    Activity,
    Attendance,
    CountAges,
    Headcount,
    HeadcountCell,
    Occurrence,
    Party,
    Registration,
    Seating,
)
from focale.programme.models.party import LINE_STEP

AGES = CountAges().codes()


def moment(day: date, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def nth_weekday(year: int, month: int, rank: int, weekday: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (rank - 1))


class Past:
    """Collects what happened and writes it at the end, in few statements."""

    def __init__(self, chance, neighbours, holidays):
        self.chance, self.neighbours, self.holidays = chance, neighbours, holidays
        self.parties, self.registrations, self.attendances, self.events = [], [], [], []
        self.headcounts, self.cells, self.seatings, self.dates = [], [], [], {}
        self.met, self.homes = set(), {home.person_id: home for home in neighbours.residences}

    def live(self, activity, occurrences, people, *, seating=None, made_days_before=12):
        """These people registered for these past dates, and most of them came."""
        first = occurrences[0]
        if seating:
            self.dates[seating.pk] = occurrences
            door = first.starts_at if seating.occurrence and first.day.toordinal() % 3 == 0 else None
            self.sit(seating, people, first.starts_at - timedelta(days=made_days_before), door=door)
        for occurrence in occurrences:
            for person in people:
                self._come(activity, occurrence, person, expected=seating is not None)

    def sit(self, seating, people, at, *, door=None):
        """These people have a seat, each registered alone, from that moment on; the last one at the door."""
        people = people[: seating.seats]
        for number, person in enumerate(people, start=1):
            adult = self.neighbours.parent_of.get(person.pk, person)
            key = hashlib.sha256(f"{seating.pk}:{number}:{seating.seed}".encode()).hexdigest()[:22]
            party = Party(seating=seating, number=number, line_key=number * LINE_STEP, made_by=adult, key=key)
            party.made_at = door if door and number == len(people) else at + timedelta(hours=number)
            self.parties.append(party)
            self.registrations.append(
                Registration(seating=seating, party=party, participant=person, status="seated")
            )
            for what, details in (
                ("party.joined", {"party": number, "size": 1, "priority": False}),
                ("party.seated", {"party": number}),
            ):
                self.events.append(
                    Event(
                        what=what,
                        noun="programme.Seating",
                        subject_id=seating.pk,
                        at=party.made_at,
                        details=details,
                    )
                )
        seating.taken = seating.last_number = len(people)
        self.seatings.append(seating)

    def dates_of(self, seating) -> list:
        """The dates a seat in it is for."""
        return self.dates.get(seating.pk) or [seating.occurrence]

    def _come(self, activity, occurrence, person, *, expected):
        roll = self.chance.random()
        presence = "present" if roll < 0.84 or not expected else "excused" if roll < 0.93 else "absent"
        row = Attendance(
            occurrence=occurrence, activity=activity, person=person, visitor=person.pk, presence=presence,
            was_expected=expected, on=occurrence.day, age=person.age(occurrence.day), gender=person.gender,
            situation=person.situation, marked_at=occurrence.starts_at + timedelta(minutes=10),
            in_school_holidays=self.holidays.is_school_holiday(occurrence.day),
        )  # fmt: skip
        home = self.homes.get(person.pk)
        if home:
            row.in_district, row.town, row.district_version = home.in_district, home.town, 2015
            row.district_code = home.district.code if home.district else ""
        if presence == "present":
            row.minutes = occurrence.minutes - self.chance.choice([0, 0, 0, 0, 15, 30])
        self.attendances.append(row)

    def count(self, activity, occurrence, total):
        """An anonymous headcount, part of it known by age and gender."""
        headcount = Headcount(occurrence=occurrence, activity=activity, on=occurrence.day, total=total)
        headcount.already_known = int(total * self.chance.uniform(0.2, 0.6))
        self.headcounts.append(headcount)
        left = total - int(total * 0.1)
        for bracket in AGES:
            number = left if bracket == AGES[-1] else self.chance.randint(0, left // 2)
            number = number if bracket != AGES[-1] else self.chance.randint(0, left)
            left -= number
            if number:
                self.cells.append(
                    HeadcountCell(headcount=headcount, dimension="age", bracket=bracket, number=number)
                )
        women = int(total * self.chance.uniform(0.4, 0.65))
        for bracket, number in (("female", women), ("male", max(0, total - women - 1))):
            if number:
                self.cells.append(
                    HeadcountCell(headcount=headcount, dimension="gender", bracket=bracket, number=number)
                )

    def write(self):
        """Everything collected, in bulk; the earliest presence of each person is their first visit."""
        for row in sorted(self.attendances, key=lambda row: (row.on, row.occurrence.starts_at)):
            if row.presence == "present" and row.visitor not in self.met:
                self.met.add(row.visitor)
                row.is_first_visit = True
        Party.objects.bulk_create(self.parties, batch_size=500)
        Registration.objects.bulk_create(self.registrations, batch_size=500)
        Attendance.objects.bulk_create(self.attendances, batch_size=400)
        Headcount.objects.bulk_create(self.headcounts)
        HeadcountCell.objects.bulk_create(self.cells, batch_size=500)
        Event.objects.bulk_create(sorted(self.events, key=lambda event: event.at), batch_size=500)
        Seating.objects.bulk_update(self.seatings, ["taken", "last_number"], batch_size=500)


def plan_dates(activity, times, room, leader, seats_by_date):
    """Dates of an activity in bulk, each with its seating where asked; returns occurrences and seatings."""
    occurrences = Occurrence.objects.bulk_create(
        Occurrence(activity=activity).put(Slot(start, end, room)) for start, end in times
    )
    through = Occurrence.leaders.through
    through.objects.bulk_create(
        through(occurrence_id=occurrence.pk, person_id=leader.pk) for occurrence in occurrences
    )
    seatings = []
    if seats_by_date:
        seatings = Seating.objects.bulk_create(
            Seating(activity=activity, occurrence=occurrence, seats=activity.seats, seed=seed_of(occurrence))
            for occurrence in occurrences
        )
        Event.objects.bulk_create(opened(seating, activity.published_at) for seating in seatings)
    return occurrences, seatings


def opened(seating, at) -> Event:
    """The first fact of a list, from which its allocation is replayed."""
    event = Event(what="seating.opened", noun="programme.Seating", subject_id=seating.pk, at=at)
    event.details = {"seats": seating.seats, "seal": seal_of(seating.seed)}
    return event


def seed_of(thing) -> str:
    return hashlib.sha256(f"{thing._meta.label}:{thing.pk}".encode()).hexdigest()[:32]


def write_activity(place, season_name, site, strands, offer, booking, published_at):
    """An Activity from the words of the plan."""
    low, high = offer.ages
    free = getattr(offer, "free", True)
    words = {name: getattr(offer, name, "") for name in ("text", "easy_text", "bring")}
    activity = Activity(
        site=site,
        strand=strands.get(offer.strand),
        title=offer.title,
        kind=getattr(offer, "kind", "holiday_course"),
        field=offer.field,
        summary=offer.summary,
        min_age=low,
        max_age=high,
        seats=offer.seats,
        booking=booking,
        is_free=free,
        price_words="" if free else place.price_words,
        paid_by=place.paid_by if free else "",
        published_at=published_at,
        slug=Activity.free_slug(f"{offer.title} {season_name}"),
        **words,
    )
    activity.save()
    return activity
