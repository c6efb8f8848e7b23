"""Hours by bracket of the quotient: the household's proven one on that day, and only sums."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from focale.funding.quotient_hours import by_quotient, shown
from focale.funding.selection import Selection
from focale.money.models import FamilyQuotient
from focale.people.models import Guardianship, Person
from focale.programme.marking import mark
from focale.programme.models import Attendance
from focale.testing import FocaleTest


def told(words):
    """« 1 248,25 h » as a number one can add."""
    return Decimal(words.removesuffix("\xa0h").replace("\u202f", "").replace(",", "."))


class QuotientHoursTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.today = timezone.localdate()
        self.period = Selection(self.today - timedelta(days=30), self.today)
        first, second = self.course(booking="by_date", days=(-9, -2)).occurrences.all()
        for date, people in ((first, (self.lina, self.odile.person)), (second, (self.lina,))):
            for person in people:
                mark(date, person, "present", by=self.coralie)
        self.minutes = first.minutes
        # Proven from the day between the two: the earlier presence is not of this bracket.
        self.prove(self.samira.person, 450, self.today - timedelta(days=5))

    def prove(self, person, value, since):
        days = {"first_day": since, "last_day": self.today + timedelta(days=90)}
        return FamilyQuotient.objects.create(person=person, value=value, checked_at=timezone.now(), **days)

    def totals(self, limits=(400, 700)):
        _title, _head, rows, _sums = by_quotient(self.period, limits)
        return [row[-1] for row in rows]

    def test_the_quotient_is_that_of_the_household_on_the_day(self):
        self.assertEqual(self.totals(), [0, self.minutes, 0, 2 * self.minutes])
        self.assertEqual(self.totals(limits=(449,)), [0, self.minutes, 2 * self.minutes])
        self.assertEqual(self.totals(limits=(450,)), [self.minutes, 0, 2 * self.minutes])

    def test_an_adult_is_not_of_the_parents_household_and_what_is_not_checked_is_not_known(self):
        mother = Person.objects.create(first_name="Ana", last_name="Perrin")
        Guardianship.objects.create(ward=self.odile.person, adult=mother)
        self.prove(mother, 100, self.today - timedelta(days=30))
        declared = self.prove(self.odile.person, 200, self.today - timedelta(days=30))
        FamilyQuotient.objects.filter(pk=declared.pk).update(checked_at=None)
        self.assertEqual(self.totals(), [0, self.minutes, 0, 2 * self.minutes])

    def test_all_parts_add_up_to_the_hours_of_the_period_and_a_day_has_its_ceiling(self):
        whole = sum(self.period.attendances().values_list("minutes", flat=True))
        self.assertEqual(sum(self.totals()), whole)
        _title, _head, rows, _sums = by_quotient(self.period, [400], most=60)
        self.assertEqual(sum(row[-1] for row in rows), 3 * 60)

    def test_what_the_page_says_adds_up_for_whoever_adds_it(self):
        Attendance.objects.update(minutes=2985)
        for visit in Attendance.objects.all()[:1]:
            Attendance.objects.filter(pk=visit.pk).update(minutes=71 * 60 + 15)
        table = shown(by_quotient(self.period, [400, 700]))
        said = [[told(cell) for cell in row["cells"]] for row in table["rows"]]
        self.assertEqual([sum(column) for column in zip(*said, strict=True)], list(map(told, table["total"])))
        self.assertTrue(all(sum(row[:-1]) == row[-1] for row in said))
        self.assertIn("170,75\xa0h", table["total"])

    def test_the_page_shows_sums_and_refuses_nonsense(self):
        self.client.force_login(self.jeanne)
        page = self.client.get("/chiffres/heures/", {"quotients": "500, 900", "par": "quotient"})
        self.assertContains(page, "de 501 à 900")
        self.assertNotContains(page, "450")
        for typed in ("x", "1e5", "-4", ",".join("123456789ab")):
            page = self.client.get("/chiffres/heures/", {"quotients": typed})
            self.assertContains(page, "virgule entre deux", status_code=422)
