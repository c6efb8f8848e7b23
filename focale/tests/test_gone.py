"""A file that was merged or erased takes no seat and no mark, even for who still has the page open."""

from django.core.exceptions import ValidationError

from focale.people.models import Person
from focale.programme.marking import mark
from focale.programme.models import Attendance, Registration
from focale.testing import FocaleTest, years_ago


class GoneTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.twin = Person.objects.create(first_name="Lyna", last_name="Benali", born_on=years_ago(30))
        self.as_read = Person.objects.get(pk=self.twin.pk)

    def try_both(self):
        course = self.course(days=(0, 10))
        course.occurrences.first().cancel("essai", by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "vient de changer"):
            course.seatings.get().register([self.as_read], made_by=self.as_read, by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "vient de changer"):
            mark(course.occurrences.last(), self.as_read, "excused", by=self.coralie)
        self.assertFalse(Registration.objects.exists() or Attendance.objects.exists())

    def test_a_merged_file_takes_nothing(self):
        self.samira.person.absorb(self.twin, by=self.coralie)
        self.try_both()

    def test_an_erased_file_takes_nothing(self):
        self.twin.erase(by=self.coralie)
        self.try_both()


class FarKeyTest(FocaleTest):
    def test_a_key_that_no_database_can_hold_is_not_found(self):
        self.client.force_login(self.coralie)
        for page in ("/personnes/", "/activites/", "/inscription/"):
            self.assertEqual(self.client.get(f"{page}{10**20}/").status_code, 404)
