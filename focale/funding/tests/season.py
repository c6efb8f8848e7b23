"""A season thrown at random: people, dates, presences and headcounts, written straight into the tables."""

import random
from datetime import timedelta

from django.utils import timezone

from focale.programme.models import (
    Activity,
    Attendance,
    Headcount,
    HeadcountCell,
    Holiday,
    Occurrence,
    Party,
    Registration,
    Seating,
)
from focale.testing import at

GENDERS = ["", "female", "male", "other"]
SITUATIONS = ["", "school", "job_seeker", "employed", "retired"]
TOWNS = ["", "Alès", "Nîmes", "La Grand-Combe"]
AGES = [None, 0, 5, 11, 12, 15, 16, 17, 18, 24, 25, 26, 39, 40, 59, 60, 64, 65, 69, 70, 99]
CELLS = [("gender", "female"), ("gender", "male"), ("gender", "other"), ("age", "0-11"), ("age", "12-17")]
CELLS += [("age", "18-24"), ("age", "70+")]


class RandomSeason:
    """The cast's site with `dates` occurrences of four activities over 120 days, and `people` visitors."""

    def __init__(self, cast, seed, *, people=12, dates=16):
        self.dice, self.cast = random.Random(seed), cast
        self.holiday()
        self.activities = [self.activity(number) for number in range(4)]
        self.people = [cast.adult(f"V{number}").person for number in range(people)]
        self.seen = set()
        self.occurrences = [self.occurrence() for _number in range(dates)]
        for occurrence in self.occurrences:
            self.fill(occurrence)
        for person in self.people:
            Attendance.objects.settle_first_visit(person)

    def holiday(self):
        day = timezone.localdate() - timedelta(days=40)
        Holiday.objects.create(kind="school", zone="C", name="V", first_day=day, last_day=day + timedelta(9))

    def activity(self, number):
        return Activity.objects.create(
            site=self.cast.site,
            title=f"Atelier {number}",
            slug=f"atelier-{number}",
            kind=["workshop", "screening"][number % 2],
            field=["photo", "sound", "video"][number % 3],
            summary="Voir.",
            booking=["whole", "by_date", "none", "by_date"][number],
            seats=9,
        )

    def occurrence(self):
        dice = self.dice
        start = at(-dice.randint(-8, 120), dice.choice([0, 9, 14, 23]))
        occurrence = Occurrence.objects.create(
            activity=dice.choice(self.activities),
            starts_at=start,
            ends_at=start + timedelta(minutes=dice.choice([45, 60, 90, 120])),
            cancelled_at=timezone.now() if dice.random() < 0.1 else None,
        )
        return occurrence

    def fill(self, occurrence):
        dice, here = self.dice, []
        took_place = occurrence.ends_at < timezone.now() and not occurrence.cancelled_at
        if took_place:
            here = dice.sample(self.people, dice.randint(0, len(self.people) // 2))
        for person in here:
            self.attend(occurrence, person)
        if took_place and dice.random() < 0.4:
            self.headcount(occurrence)
        self.register(occurrence, dice.sample(self.people, 3))

    def attend(self, occurrence, person):
        dice = self.dice
        presence = dice.choice(["present", "present", "present", "absent", "excused"])
        in_district = dice.choice(["", "yes", "no"])
        Attendance.objects.create(
            occurrence=occurrence,
            activity=occurrence.activity,
            person=person,
            visitor=person.pk,
            presence=presence,
            was_expected=dice.random() < 0.7,
            minutes=dice.choice([30, 45, 90]) if presence == "present" else 0,
            on=occurrence.day,
            age=dice.choice(AGES),
            gender=dice.choice(GENDERS),
            situation=dice.choice(SITUATIONS),
            in_district=in_district,
            district_code="QN1" if in_district == "yes" else "",
            town=dice.choice(TOWNS),
            in_school_holidays=Holiday.objects.is_school_holiday(occurrence.day),
            marked_at=timezone.now(),
        )

    def headcount(self, occurrence):
        total = self.dice.randint(1, 30)
        headcount = Headcount.objects.create(
            occurrence=occurrence,
            activity=occurrence.activity,
            on=occurrence.day,
            total=total,
            already_known=self.dice.randint(0, total),
        )
        left = {"gender": total, "age": total}
        for dimension, bracket in CELLS:
            number = self.dice.randint(0, left[dimension])
            left[dimension] -= number
            if number:
                HeadcountCell.objects.create(
                    headcount=headcount, dimension=dimension, bracket=bracket, number=number
                )

    def register(self, occurrence, people):
        """Seats: of the date, or once of the whole course; some cancelled."""
        activity = occurrence.activity
        if activity.booking == "none":
            return
        own = occurrence if activity.booking == "by_date" else None
        seating, _new = Seating.objects.get_or_create(
            activity=activity, occurrence=own, defaults={"seats": 9, "seed": "x"}
        )
        for person in people:
            if (seating.pk, person.pk) in self.seen:
                continue
            self.seen.add((seating.pk, person.pk))
            seating.last_number += 1
            party = Party.objects.create(
                seating=seating, number=seating.last_number, line_key=seating.last_number, made_by=person
            )
            status = self.dice.choice(["seated", "seated", "cancelled", "waiting"])
            Registration.objects.create(seating=seating, party=party, participant=person, status=status)
            seating.taken = min(9, seating.taken + (status == "seated"))
            seating.save()
