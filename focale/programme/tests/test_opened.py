from django.core.exceptions import ValidationError

from focale.programme.models import Occurrence
from focale.programme.opened import opened
from focale.testing import FocaleTest, at


class OpenedTest(FocaleTest):
    """What a partner may register for today."""

    def titles(self):
        return [seating.activity.title for seating, _start, _end in opened(60)]

    def test_the_nearest_come_first_a_course_by_its_first_date(self):
        self.course(title="Stage", days=(20, 21))
        self.course(title="Atelier", days=(25, 15), booking="by_date")
        self.assertEqual(self.titles(), ["Atelier", "Stage", "Atelier"])
        self.assertEqual([start for _seating, start, _end in opened(2)], [at(15, 9), at(20, 9)])

    def test_a_course_that_began_or_was_called_off_is_closed_and_so_is_a_draft(self):
        self.course(title="Commencé", days=(-1, 5))
        self.course(title="Brouillon", publish=False, days=(30,))
        off = self.course(title="Annulé", days=(12,), booking="by_date")
        off.occurrences.get().cancel("Malade", by=self.coralie)
        self.course(title="Trop tôt", opens_at=at(3), days=(13,))
        self.course(title="Trop tard", closes_at=at(-3), days=(14,))
        self.assertEqual(self.titles(), [])

    def test_a_course_goes_on_from_the_first_date_that_holds(self):
        course = self.course(days=(10, 11))
        course.occurrences.first().cancel("Malade", by=self.coralie)
        self.assertEqual([start for _seating, start, _end in opened(60)], [at(11, 9)])

    def test_sixty_dates_are_read_in_three_queries(self):
        self.course(booking="by_date", days=range(10, 30))
        self.course(title="Autre", days=(40,))
        with self.assertNumQueries(3):
            self.assertEqual(len(opened(60)), 21)


class LongDateTest(FocaleTest):
    """A date of several days is found by its last one; longer than a week it is refused."""

    def plan(self, days):
        return self.course(title="Camp").plan(starts_at=at(40), ends_at=at(40 + days), by=self.coralie)

    def test_what_began_six_days_ago_is_still_under_way(self):
        camp = self.plan(6)
        self.assertIn(camp, Occurrence.objects.during(at(45), at(46)))
        self.assertNotIn(camp, Occurrence.objects.during(at(46, 15), at(47)))

    def test_a_date_of_eight_days_is_refused_with_what_to_do(self):
        with self.assertRaisesMessage(ValidationError, "sept jours"):
            self.plan(8)
