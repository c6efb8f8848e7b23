"""Many join at the same second: threads, on both databases."""

from django.test import TransactionTestCase

from focale.association.joining import join
from focale.association.models import Member, Membership, MembershipType
from focale.people.models import Person
from focale.testing import Cast, years_ago
from focale.tests.test_merge_races import at_once

MANY = 12


class NumbersUnderRushTest(TransactionTestCase):
    def setUp(self):
        self.story = type("Story", (Cast,), {})
        self.story.enter()
        self.kind = MembershipType.objects.create(name="Individuelle", cents=1200)

    def joining(self, person, ticket=""):
        return lambda: join(self.kind, person=person, ticket=ticket, by=self.story.coralie)

    def test_no_number_is_given_twice_or_left_out(self):
        people = [
            Person.objects.create(first_name=f"Ada{number}", born_on=years_ago(30)) for number in range(MANY)
        ]
        outcomes = at_once(*(self.joining(person) for person in people))
        self.assertEqual([each for each in outcomes if isinstance(each, Exception)], [])
        numbers = Member.objects.order_by("number").values_list("number", flat=True)
        self.assertEqual(list(numbers), list(range(1, MANY + 1)))

    def test_one_form_sent_by_many_fingers_joins_once(self):
        outcomes = at_once(*(self.joining(self.story.odile.person, "same") for _finger in range(MANY)))
        self.assertEqual(len({each.pk for each in outcomes}), 1)
        self.assertEqual((Member.objects.count(), Membership.objects.count()), (1, 1))
