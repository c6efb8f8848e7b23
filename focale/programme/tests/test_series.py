from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from focale.programme.series import Rhythm, hours_of, is_too_long, moment, propose, same_hours

PARIS = ZoneInfo("Europe/Paris")
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
CLOCKS = st.times(time(8), time(20)).map(lambda clock: clock.replace(second=0, microsecond=0))


@st.composite
def rhythms(draw):
    first, clock = draw(DAYS), draw(CLOCKS)
    ends = (datetime.combine(first, clock) + timedelta(hours=draw(st.integers(1, 3)))).time()
    return Rhythm(
        draw(st.sets(st.integers(0, 6), min_size=1)),
        clock,
        ends,
        first,
        first + timedelta(days=draw(st.integers(0, 300))),
        draw(st.sampled_from([1, 2, 4])),
    )


class SeriesTest(SimpleTestCase):
    def test_a_night_ends_the_next_morning(self):
        starts_at, ends_at = hours_of(date(2026, 12, 5), time(22), time(1))
        self.assertEqual(ends_at - starts_at, timedelta(hours=3))
        rhythm = Rhythm({5}, time(20), time(8), date(2026, 12, 1), date(2026, 12, 31))
        self.assertEqual(
            {each.ends_at - each.starts_at for each in propose(rhythm, {})}, {timedelta(hours=12)}
        )

    def test_longer_than_a_night_is_a_slip(self):
        slips = [(time(14), time(13)), (time(14), time(14)), (time(20), time(8, 1))]
        self.assertEqual([is_too_long(*hours) for hours in slips], [True] * 3)
        nights = [(time(22), time(1)), (time(20), time(8)), (time(9), time(23, 59))]
        self.assertEqual([is_too_long(*hours) for hours in nights], [False] * 3)

    def test_every_wednesday_from_the_7th_of_october_2026(self):
        rhythm = Rhythm({2}, time(14), time(16), date(2026, 10, 5), date(2026, 11, 4))
        self.assertEqual([day.day for day in rhythm.days()], [7, 14, 21, 28, 4])

    def test_one_week_in_two_is_counted_from_the_first(self):
        rhythm = Rhythm({2}, time(14), time(16), date(2026, 10, 8), date(2026, 11, 20), every=2)
        self.assertEqual(rhythm.days(), [date(2026, 10, 21), date(2026, 11, 4), date(2026, 11, 18)])

    def test_the_hour_on_the_wall_stays_when_the_clocks_change(self):
        rhythm = Rhythm({2}, time(14), time(16), date(2026, 10, 21), date(2026, 10, 28))
        before, after = propose(rhythm, {})
        self.assertEqual(after.starts_at - before.starts_at, timedelta(days=7, hours=1))
        self.assertEqual([timezone.localtime(each.starts_at).hour for each in (before, after)], [14, 14])

    def test_a_closed_day_says_why(self):
        rhythm = Rhythm({2}, time(14), time(16), date(2026, 10, 21), date(2026, 10, 28))
        first, second = propose(rhythm, {date(2026, 10, 21): "Vacances de la Toussaint"})
        self.assertEqual((first.closed, second.closed), ("Vacances de la Toussaint", ""))

    @given(rhythms())
    def test_every_date_is_of_the_rhythm_and_none_is_missing(self, rhythm):
        days = rhythm.days()
        self.assertEqual(days, sorted(set(days)))
        monday = rhythm.first - timedelta(days=rhythm.first.weekday())
        for number in range((rhythm.last - rhythm.first).days + 1):
            day = rhythm.first + timedelta(days=number)
            wanted = day.weekday() in rhythm.weekdays and ((day - monday).days // 7) % rhythm.every == 0
            self.assertEqual(day in days, wanted, day)

    @given(rhythms())
    def test_every_date_begins_and_ends_at_the_hours_that_were_said(self, rhythm):
        for each in propose(rhythm, {}):
            self.assertEqual(each.starts_at.astimezone(PARIS).time(), rhythm.begins)
            self.assertEqual(each.ends_at.astimezone(PARIS).time(), rhythm.ends)
            self.assertEqual(each.starts_at.astimezone(PARIS).date(), each.day)

    @given(DAYS, DAYS, CLOCKS, st.integers(15, 600))
    def test_another_day_at_the_same_hours(self, day, other, clock, minutes):
        starts = moment(day, clock)
        ends = timezone.make_aware(datetime.combine(day, clock) + timedelta(minutes=minutes))
        begins, finishes = same_hours(other, starts, ends)
        self.assertEqual(timezone.localtime(begins).time(), clock)
        self.assertEqual(timezone.localdate(begins), other)
        self.assertEqual(timezone.localtime(finishes).time(), timezone.localtime(ends).time())
        self.assertEqual(same_hours(day, begins, finishes), (starts, ends))
