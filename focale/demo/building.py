"""Builds a living place in an empty database: two seasons, the same every time on the same day."""

import random
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from focale.association.models import Season
from focale.funding.models import IndicatorScheme, Report
from focale.funding.selection import Selection
from focale.ground.models import Identity, Version
from focale.letters.models import Letter
from focale.people.models import Account
from focale.place.models import Room, Site
from focale.programme.models import Holiday, Strand

from .actions import grant_all
from .asking import ask
from .besides import add_besides
from .books import keep_books, open_years
from .cards import pay_by_card
from .focus import FOCUS
from .grants import answer, spend
from .handed_in import hand_in
from .machines import note_hours
from .negpos import NEGPOS
from .other_ways import pay_otherwise
from .past_money import write_past
from .people import Neighbours
from .present import open_the_doors
from .prices import price
from .seasons import Past, moment, nth_weekday, opened, plan_dates, write_activity
from .sponsored import send_some
from .till import count_the_till
from .today import take_today
from .works import WORKS, make_works, painted

PLACES = {"focus": FOCUS, "negpos": NEGPOS}
COMING_DAYS = 28


@transaction.atomic
def build(name="focus", *, today=None):
    """Fill an empty database with the place of this name. Raises ValueError where people already exist."""
    if Account.objects.exists():
        raise ValueError("the database already holds accounts: a demonstration needs an empty one")
    place, today = PLACES[name], today or timezone.localdate()
    files = painted(name)
    demonstration = Demonstration(place, today)
    demonstration.furnish()
    for season in demonstration.seasons:
        demonstration.tell(season)
    demonstration.meet_today()
    open_years(demonstration)
    demonstration.running = grant_all(demonstration)
    price(demonstration)
    write_past(demonstration)
    open_the_doors(demonstration)
    keep_books(demonstration)
    spend(demonstration)
    count_the_till(demonstration)
    pay_otherwise(demonstration)
    pay_by_card(demonstration)
    send_some(demonstration)
    take_today(demonstration)
    note_hours(demonstration)
    hand_in(demonstration)
    add_besides(demonstration)
    make_works(demonstration, WORKS[name], files)
    demonstration.post()
    _count_rows()
    demonstration.report()
    answer(demonstration)
    ask(demonstration)
    Version.bump("programme")
    return demonstration


def under_way(today, now):
    """Two hours and a half that began less than an hour ago, as far as the doors are open."""
    begun = timezone.localtime(now).replace(second=0, microsecond=0) - timedelta(minutes=30)
    begun = begun.replace(minute=begun.minute // 30 * 30)
    earliest, latest = moment(today, "09:00"), moment(today, "19:30")
    start = min(max(begun, earliest), latest)
    return start, start + timedelta(minutes=150)


def _count_rows():
    """PostgreSQL plans by what it counted of each table, and has counted nothing of a young transaction's."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


class Demonstration:
    def __init__(self, place, today):
        self.place, self.today, self.now = place, today, timezone.now()
        self.chance = random.Random(f"{place.identity['name']} 1")
        self.rooms, self.strands, self.coming, self.activities = {}, {}, [], []

    def furnish(self):
        """The place itself: identity, rooms, strands, seasons, holidays, people."""
        Identity.objects.create(is_demonstration=True, **self.place.identity)
        self.site = Site.objects.create(**self.place.site)
        for name, seats, words, motif, step_free in self.place.rooms:
            self.rooms[name] = Room.objects.create(
                site=self.site, name=name, seats=seats, description=words, motif=motif, is_step_free=step_free
            )
        opened = timezone.make_aware(timezone.datetime(*self.place.opened_on))
        for slug, title, summary, text, motif in self.place.strands:
            self.strands[slug] = Strand.objects.create(
                slug=slug, title=title, summary=summary, text=text, motif=motif, published_at=opened
            )
        years = sorted({2025, self.today.year - (self.today.month < 9)})
        self.seasons = [
            Season.objects.create(
                name=f"{year}-{year + 1}", first_day=date(year, 9, 1), last_day=date(year + 1, 8, 31)
            )
            for year in years
        ]
        Holiday.objects.load("C", range(2025, self.today.year + 2))
        self.holidays = DaysOff(Holiday.objects.all())
        self.neighbours = Neighbours(self.place, self.chance, self.today).settle()
        self.past = Past(self.chance, self.neighbours, self.holidays)

    def tell(self, season):
        """Everything of one season: each week, each month, each holiday."""
        opening = max(season.first_day + timedelta(days=7), date(*self.place.opened_on))
        published = moment(opening - timedelta(days=30), "09:00")
        for offer in self.place.weekly:
            self._weekly(season, offer, opening, published)
        for offer in self.place.monthly:
            self._monthly(season, offer, opening, published)
        for offer in self.place.singles:
            self._single(season, offer, opening, published)
        for offer in self.place.courses:
            self._course(season, offer, opening, published)

    def _write(self, season, offer, booking, published):
        words = self.place, season.name, self.site, self.strands
        activity = write_activity(*words, offer, booking, published)
        self.activities.append((season, activity))
        return activity

    def _weekly(self, season, offer, opening, published):
        day = opening + timedelta(days=(offer.weekday - opening.weekday()) % 7)
        times, last = [], min(season.last_day, date(season.last_day.year, 7, 3))
        while day <= last:
            if not self.holidays.is_day_off(day):
                times.append((moment(day, offer.start), moment(day, offer.end)))
            day += timedelta(days=7)
        booking = "by_date" if offer.seats else "none"
        activity = self._write(season, offer, booking, published)
        occurrences, seatings = plan_dates(
            activity, times, self.rooms.get(offer.room), self.leader(offer.leader), booking == "by_date"
        )
        regulars = self._regulars(offer)
        for index, occurrence in enumerate(occurrences):
            seating = seatings[index] if seatings else None
            if occurrence.ends_at < self.now:
                self._gone(offer, activity, occurrence, seating, regulars)
            elif occurrence.day <= self.today + timedelta(days=COMING_DAYS) and seating:
                self.coming.append((seating, regulars))

    def _monthly(self, season, offer, opening, published):
        days = sorted(day_in(season, day) for day in offer.days)
        days = [day for day in days if day >= opening and not self.holidays.is_day_off(day)]
        activity = self._write(season, offer, "none", published)
        times = [(moment(day, offer.start), moment(day, offer.end)) for day in days]
        leader = self.leader(offer.leader)
        occurrences, _none = plan_dates(activity, times, self.rooms[offer.room], leader, False)
        pool = self._fitting("all", offer.ages)
        regulars = self.chance.sample(pool, offer.regulars * 2)
        for occurrence in occurrences:
            if occurrence.ends_at < self.now:
                self.past.live(activity, [occurrence], self.chance.sample(regulars, offer.regulars))
                self.past.count(activity, occurrence, self.chance.randint(*offer.audience))

    def meet_today(self):
        """Something to tick now for the leader one tries the demonstration with, whatever day and hour."""
        offer, season = self.place.meeting, self.seasons[-1]
        leader = self.leader(offer.leader)
        start, end = under_way(self.today, self.now)
        to_mark = leader.leading.filter(starts_at__date=self.today, ends_at__gt=self.now)
        if to_mark.exclude(activity__booking="none").exists():
            return
        published = moment(self.today - timedelta(days=20), "09:00")
        room = self.rooms[offer.room]
        taken = room.occurrences.filter(starts_at__lt=end, ends_at__gt=start).exists()
        activity = self._write(season, offer, "by_date", published)
        _dates, seatings = plan_dates(activity, [(start, end)], None if taken else room, leader, True)
        people = self.chance.sample(self._fitting(offer.group, offer.ages), offer.regulars)
        people.append(self.neighbours.children[0])
        self.past.sit(seatings[0], people, start - timedelta(days=12))

    def _regulars(self, offer):
        pool = self._fitting(offer.group, offer.ages)
        return self.chance.sample(pool, min(len(pool), offer.regulars + 4))

    def _fitting(self, group, ages):
        """Those of a group whose age fits, in both seasons and with a margin for birthdays."""
        low, high = ages
        return [
            person
            for person in self.neighbours.pools[group]
            if (low is None or person.age(self.today) >= low)
            and (high is None or person.age(self.today) < high)
        ]

    def _gone(self, offer, activity, occurrence, seating, regulars):
        chance = self.chance
        wanted = min(offer.regulars + chance.choice([-2, -1, 0, 0, 1, 2]), len(regulars))
        fitting = [
            person
            for person in chance.sample(regulars, max(wanted, 0))
            if offer.ages[0] is None or person.age(occurrence.day) >= offer.ages[0]
        ]
        if seating:
            fitting = fitting[: seating.seats]
        self.past.live(activity, [occurrence], fitting, seating=seating)
        if offer.walk_ins:
            total = chance.randint(*offer.walk_ins)
            if total:
                self.past.count(activity, occurrence, total)

    def _single(self, season, offer, opening, published):
        day = day_in(season, offer.day)
        if day < opening or self.holidays.is_public(day):
            return
        booking = "whole" if offer.seats else "none"
        activity = self._write(season, offer, booking, published)
        times = [(moment(day, offer.start), moment(day, offer.end))]
        room = self.rooms.get(offer.room)
        occurrences, _none = plan_dates(activity, times, room, self.leader(offer.leader), False)
        seating = self.whole(activity) if offer.seats else None
        if day >= self.today:
            if seating:
                self.coming.append((seating, self.chance.sample(self._fitting("adults", offer.ages), 6)))
            return
        pool = self._fitting("all", offer.ages)
        some = self.chance.sample(pool, min(len(pool), self.chance.randint(8, 14)))
        self.past.live(activity, occurrences, some[: offer.seats or 14], seating=seating)
        if not seating:
            self.past.count(activity, occurrences[0], self.chance.randint(*offer.audience))

    def _course(self, season, offer, opening, published):
        found = self.holidays.school(offer.holiday, season)
        if not found:
            return
        monday = found.first_day + timedelta(days=(7 - found.first_day.weekday()) % 7 + 7 * offer.week)
        days = [monday + timedelta(days=index) for index in range(4)]
        days = [day for day in days if not self.holidays.is_public(day)]
        if not days or days[0] < opening:
            return
        activity = self._write(season, offer, "whole", published)
        times = [(moment(day, offer.start), moment(day, offer.end)) for day in days]
        room, leader = self.rooms.get(offer.room), self.leader(offer.leader)
        occurrences, _none = plan_dates(activity, times, room, leader, False)
        seating = self.whole(activity)
        pool = self._fitting("children", offer.ages) + self._fitting("teens", offer.ages)
        young = self.chance.sample(pool, min(len(pool), offer.seats + 4))
        if days[-1] < self.today:
            self.past.live(
                activity, occurrences, young[: offer.seats - 1], seating=seating, made_days_before=25
            )
        elif days[0] > self.today:
            self.coming.append((seating, young))

    def whole(self, activity):
        """The seating of a course, with the seed that makes a build the same each time."""
        seating = activity.seatings.create(seats=activity.seats, seed=f"{activity.pk:032d}")
        opened(seating, activity.published_at).save()
        return seating

    def post(self):
        """The letters have gone, but for the last few that wait at the printer."""
        now, last = timezone.now(), Letter.objects.filter(state="to_print").order_by("-pk")[:4]
        Letter.objects.filter(state="waiting").update(state="sent", sent_at=now)
        kept = list(last.values_list("pk", flat=True))
        Letter.objects.filter(state="to_print").exclude(pk__in=kept).update(state="printed", sent_at=now)

    def report(self):
        """The first season as it was told to who pays, frozen, and published without small numbers."""
        season = self.seasons[0]
        report = Report.objects.save_for(
            self.place.paid_by,
            title=f"Saison {season.name}",
            selection=Selection(season.first_day, season.last_day),
            scheme=IndicatorScheme.objects.first(),
            by=self.account("coordinator"),
        )
        report.publish(by=self.account("coordinator"))

    def leader(self, first_name):
        return self.neighbours.team[first_name].person

    def account(self, role):
        """The account to try the demonstration with: parent, leader, coordinator, treasurer, board."""
        if role == "parent":
            return self.neighbours.parent
        return next(account for account in self.neighbours.team.values() if account.role == role)


def day_in(season, day):
    """The day of a season that a plan names: (month, rank of the weekday in the month, weekday)."""
    month, rank, weekday = day
    year = season.first_day.year if month >= 9 else season.last_day.year
    return nth_weekday(year, month, rank, weekday)


class DaysOff:
    """The holidays in memory, for the many days of a season."""

    def __init__(self, rows):
        self.rows = list(rows)
        self.schools = [row for row in self.rows if row.kind == "school"]
        self.publics = {row.first_day for row in self.rows if row.kind == "public"}

    def is_school_holiday(self, day):
        return any(row.first_day <= day <= row.last_day for row in self.schools)

    def is_public(self, day):
        return day in self.publics

    def is_day_off(self, day):
        return day in self.publics or self.is_school_holiday(day)

    def school(self, word, season):
        """The school holiday of this name in a season."""
        for row in self.schools:
            if (
                word.casefold() in row.name.casefold()
                and season.first_day <= row.first_day <= season.last_day
            ):
                return row
        return None


def sign_ins() -> list[str]:
    """One line for each person to try the demonstration with; the sign-in page offers them in one click."""
    return [
        f"{account} · {account.person.email} · {account.get_role_display()}"
        for account in Account.objects.to_try()
    ]
