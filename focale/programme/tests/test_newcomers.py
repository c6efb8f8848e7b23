"""Somebody nobody knew is written, answers and is registered in few questions; the rules stay the same."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from focale.ground.models import Event
from focale.people.models import Consent, Guardianship, Person, Purpose
from focale.programme.registering import Answer, Wish, register_wish
from focale.testing import FocaleTest, at, years_ago

MOST = 20
"""Of them BEGIN and COMMIT; beside each other the rows of a family take a dozen statements."""


class NewcomersTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.seating = self.course(seats=1, days=(10, 11)).seatings.get()
        self.fill()

    def fill(self):
        self.consent(self.nour)
        self.seating.register([self.nour], made_by=self.samira.person, by=self.samira)

    def wish(self, *names, number=1, agreed=True, adult=None, **facts):
        adult = adult or Person(first_name="Rosa", last_name=f"Pons{number}", phone=f"06999999{number:02}")
        people = [Person(first_name=name, last_name="Pons", born_on=years_ago(10), **facts) for name in names]
        until = self.season.last_day
        said = [Answer(each, Purpose.TAKE_PART, "Oui.", True, until=until) for each in people if agreed]
        return Wish(ticket=f"t{number}", adult=adult, people=people, answers=said)

    def asked(self, wish, by=None):
        with CaptureQueriesContext(connection) as caught:
            register_wish(self.seating, wish, by=by)
        return len([one for one in caught if "SAVEPOINT" not in one["sql"]])

    def test_a_visitor_with_a_child_asks_few_questions_and_with_three_no_more(self):
        register_wish(self.seating, self.wish("Zoé", number=9), by=None)
        one = self.asked(self.wish("Eva"))
        self.assertLessEqual(one, MOST - 2)
        self.assertEqual(self.asked(self.wish("Léo", "Max", "Tom", number=2)), one)

    def test_the_journal_tells_it_in_the_order_in_which_it_was_done(self):
        last = Event.objects.latest("pk").pk
        register_wish(self.seating, self.wish("Eva"), by=None)
        told = Event.objects.filter(pk__gt=last).order_by("pk").values_list("what", flat=True)
        order = ["person.welcomed"] * 2 + ["guardianship.entrusted", "consent.given", "party.joined"]
        self.assertEqual(list(told), order)
        link = Guardianship.objects.get(ward__first_name="Eva")
        self.assertEqual(Consent.objects.get(subject=link.ward).given_by, link.adult)

    def test_a_new_child_without_the_word_of_the_adult_is_refused_and_nothing_is_kept(self):
        with self.assertRaisesMessage(ValidationError, "Il manque l'autorisation"):
            register_wish(self.seating, self.wish("Eva", agreed=False), by=None)
        self.assertFalse(Person.objects.filter(last_name__startswith="Pons").exists())

    def test_beside_a_new_child_a_known_one_is_held_to_every_rule(self):
        wish = self.wish("Eva", adult=self.samira.person)
        wish.people.append(self.nour)
        with self.assertRaisesMessage(ValidationError, "déjà inscrit·e ici"):
            register_wish(self.seating, wish, by=self.samira)
        theirs = self.child("Inès", of=self.odile)
        wish = self.wish("Eva", adult=self.samira.person)
        wish.people.append(theirs)
        with self.assertRaisesMessage(ValidationError, "Vous ne pouvez pas inscrire Inès"):
            register_wish(self.seating, wish, by=self.samira)


class RegularsTest(FocaleTest):
    def test_who_has_come_for_years_registers_at_the_same_cost_and_overlaps_are_still_refused(self):
        self.consent(self.lina)
        club = self.course(title="Club", booking="by_date", days=range(10, 22), seats=5)
        seatings = list(club.seatings.order_by("occurrence__starts_at"))

        def register(seating):
            with CaptureQueriesContext(connection) as caught:
                seating.register([self.lina], made_by=self.samira.person, by=self.samira)
            return len(caught)

        register(seatings[0])
        few = register(seatings[1])
        for number, seating in enumerate(seatings[2:-1]):
            seating.register([self.lina], made_by=self.samira.person, by=self.samira)
            dates = club.occurrences.filter(seating=seating)
            dates.update(starts_at=at(-30 - number, 9), ends_at=at(-30 - number, 12))
        last = seatings[-1]
        self.assertLessEqual(register(last), few)
        other = self.course(title="Labo", days=(21,), room=self.darkroom, leaders=[])
        with self.assertRaisesMessage(ValidationError, "a déjà une place"):
            other.seatings.get().register([self.lina], made_by=self.samira.person, by=self.samira)
