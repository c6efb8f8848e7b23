"""The quotient of the parents is for their children; who is of age that day has the own one, or none."""

from datetime import timedelta

from focale.money.models import FamilyQuotient
from focale.people.models import Guardianship, Person
from focale.people.models.guardianship import Relation
from focale.testing import FocaleTest, at, years_ago


class QuotientOfAgeTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        days = {"first_day": at(-10).date(), "last_day": at(80).date()}
        FamilyQuotient.declare(cls.samira.person, value=300, seen_on_paper=True, by=cls.coralie, **days)

    def ward(self, relation=Relation.PARENT, **born):
        ward = Person.objects.create(first_name="Ali", last_name="Benali", **born)
        Guardianship.objects.entrust(ward, to=self.samira.person, relation=relation, by=None)
        return ward

    def found(self, person, day=0):
        """Both ways of asking, which must agree."""
        day = at(day).date()
        asked = FamilyQuotient.objects.value_for(person, day)
        whole = Person.objects.annotate(quotient=FamilyQuotient.objects.lowest_on(day)).get(pk=person.pk)
        self.assertEqual(whole.quotient, asked)
        return asked

    def test_a_grown_up_is_not_priced_by_the_quotient_of_the_mother(self):
        self.assertIsNone(self.found(self.ward(born_on=years_ago(25))))

    def test_nor_is_who_comes_of_age_before_the_day_of_the_act(self):
        today = at(0).date()
        eighteen = self.ward(born_on=today.replace(year=today.year - 18, day=1) + timedelta(days=45))
        self.assertEqual(self.found(eighteen, 0), 300)
        self.assertIsNone(self.found(eighteen, 60))

    def test_a_protected_adult_has_the_quotient_of_the_tutor(self):
        self.assertEqual(self.found(self.ward(Relation.TUTOR, born_on=years_ago(25))), 300)

    def test_of_whom_only_the_year_is_known_the_doubt_is_for_the_child(self):
        year = at(0).date().year - 18
        self.assertEqual(self.found(self.ward(born_year=year)), 300)
        self.assertIsNone(self.found(self.ward(born_year=year - 1)))
