"""A number is given once, also where the list that brought its member was undone."""

from focale.association.joining import join
from focale.association.models import Member
from focale.ground.worker import run_waiting

from .test_imports import GALETTE, Lists


class NumberGivenTest(Lists):
    def number(self, person):
        return join(self.kind, person=person, by=self.coralie).member.number

    def test_the_number_of_a_list_undone_is_not_given_to_the_next_one(self):
        self.assertEqual(self.number(self.karim.person), 1)
        imported = self.take_up(GALETTE, kind=self.kind.pk)
        self.assertEqual(Member.objects.get(person__first_name="Nadia").number, 2)
        imported.undo(by=self.coralie)
        run_waiting()
        self.assertFalse(Member.objects.filter(number=2).exists())
        self.assertEqual(self.number(self.odile.person), 3)
        self.assertEqual(self.number(self.samira.person), 4)

    def test_numbers_that_came_another_way_are_counted_too(self):
        Member.objects.create(person=self.karim.person, number=70)
        self.assertEqual(self.number(self.odile.person), 71)
