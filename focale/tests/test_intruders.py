"""What somebody who means harm would try with rights of their own, and does not get."""

from django.core.exceptions import ValidationError

from focale.people.models import AccessNeed, EmergencyContact, Person
from focale.people.welcome import account_for_address
from focale.programme.models import Occurrence
from focale.programme.registering import Wish, register_wish
from focale.programme.roll import rolls_of
from focale.testing import FocaleTest, at


class IntrudersTest(FocaleTest):
    def test_the_coordinator_does_not_take_over_the_administrators_account(self):
        """Whoever receives the code enters with the role."""
        with self.assertRaisesMessage(ValidationError, "administration du site"):
            self.ada.person.correct(by=self.coralie, email="coralie.deux@example.org")
        self.ada.refresh_from_db()
        self.assertEqual(self.ada.email, "ada@example.org")

    def test_an_address_somebody_writes_opens_nothing_before_its_code_is_typed(self):
        with self.assertRaisesMessage(ValidationError, "code"):
            self.karim.person.correct(by=self.karim, email="karim.f@example.org")
        self.coralie.person.correct(by=self.ada, email="coralie.r@example.org")
        self.coralie.refresh_from_db()
        self.assertEqual(self.coralie.email, "coralie@example.org")
        self.assertEqual(account_for_address("coralie.r@example.org"), self.coralie)

    def test_a_visitor_adds_no_number_to_a_child_that_is_known(self):
        self.consent(self.lina)
        adult = Person(first_name="Samira", last_name="Benali", phone="06 12 34 56 78")
        child = Person(first_name="Lina", last_name="Benali", born_on=self.lina.born_on)
        wish = Wish(
            ticket="t" * 20, adult=adult, people=[child], emergency=("Quelqu'un", "0600000000"),
            phone="0611111111",
        )  # fmt: skip
        party = register_wish(self.course().seatings.get(), wish, by=None)
        self.assertEqual(party.registrations.get().participant, self.lina)
        self.assertFalse(EmergencyContact.objects.filter(person=self.lina).exists())
        self.samira.person.refresh_from_db()
        self.assertEqual(self.samira.person.phone, "0612345678")

    def test_what_helps_a_child_is_read_by_who_leads_that_day_only(self):
        self.consent(self.lina)
        course = self.course(days=(3, 4))
        AccessNeed.objects.note(
            self.lina, needs=["quiet"], words="près de la porte", wording="Oui.", by=self.samira,
            given_by=self.samira.person, ends_on=at(60).date(),
        )  # fmt: skip
        date = course.occurrences.last()
        course.seatings.get().register([self.lina], made_by=self.samira.person, by=self.coralie)
        for account, needs in ((self.karim, 1), (self.coralie, 0)):
            [roll] = rolls_of(Occurrence.objects.filter(pk=date.pk), account=account)
            self.assertEqual(len(roll.lines[0].needs), needs, account)
