"""A merge, and what others do with the same two files at the same second: threads, on both databases."""

import threading

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase

from focale.people.models import EmergencyContact, Person, Residence
from focale.programme.models import Registration
from focale.programme.replay import differences
from focale.testing import Cast

ROUNDS = 12


def at_once(*acts) -> list:
    """Do all of these at the same second; what each gave back, or the refusal it met."""
    outcomes, start = [None] * len(acts), threading.Barrier(len(acts))

    def run(place, act):
        start.wait()
        try:
            outcomes[place] = act()
        except Exception as failure:
            outcomes[place] = failure
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


class RegisteringDuringAMergeTest(TransactionTestCase):
    def setUp(self):
        self.story = type("Story", (Cast,), {})
        self.story.enter()

    def twins(self, day):
        """Two files of one child, and a course of that day with a seat for each and one more."""
        kept, absorbed = (self.story.child("Zoé") for _file in range(2))
        return kept, absorbed, self.story.course(seats=3, days=(day,))

    def register(self, course, *people):
        def act():
            found = [Person.objects.get(pk=person.pk) for person in people]
            return course.seatings.get().register(
                found, made_by=self.story.samira.person, by=self.story.coralie
            )

        return act

    def merge(self, kept, absorbed):
        def act():
            one, other = (Person.objects.get(pk=person.pk) for person in (kept, absorbed))
            return one.absorb(other, by=self.story.coralie)

        return act

    def assert_sound(self, kept, absorbed, course, outcomes):
        strange = [each for each in outcomes if isinstance(each, Exception)]
        strange = [each for each in strange if not isinstance(each, ValidationError)]
        self.assertEqual(strange, [])
        seating = course.seatings.get()
        live = Registration.objects.live().filter(seating=seating)
        self.assertFalse(Registration.objects.filter(participant=absorbed).exists(), "left on a tombstone")
        self.assertLessEqual(live.filter(participant=kept).count(), 1)
        self.assertEqual(seating.taken, live.holding_seat().count())
        self.assertEqual(differences(seating), [])

    def test_who_is_registered_while_the_files_are_merged_stands_once_on_the_kept_file(self):
        for day in range(10, 10 + ROUNDS):
            kept, absorbed, course = self.twins(day)
            outcomes = at_once(
                self.merge(kept, absorbed), self.register(course, absorbed), self.register(course, kept)
            )
            self.assertIsInstance(outcomes[0], Person, outcomes)
            self.assert_sound(kept, absorbed, course, outcomes)
            registered = [each for each in outcomes[1:] if not isinstance(each, Exception)]
            live = Registration.objects.live().filter(participant=kept, seating__activity=course).count()
            self.assertEqual(live, min(len(registered), 1), outcomes)

    def test_both_ways_of_merging_and_a_registration_together_with_somebody_else(self):
        for day in range(10, 10 + ROUNDS):
            one, other, course = self.twins(day)
            friend = self.story.child("Léo")
            outcomes = at_once(
                self.merge(one, other), self.merge(other, one), self.register(course, friend, other)
            )
            merged = [each for each in outcomes[:2] if isinstance(each, Person)]
            self.assertEqual(len(merged), 1, outcomes)
            kept, absorbed = (one, other) if merged[0].pk == one.pk else (other, one)
            self.assert_sound(kept, absorbed, course, outcomes)

    def test_a_merge_taken_back_while_others_take_the_seats(self):
        for day in range(10, 10 + ROUNDS):
            kept, absorbed, course = self.twins(day)
            friends = [self.story.child("Léo") for _friend in range(2)]
            for child in (kept, absorbed):
                self.register(course, child)()
            self.merge(kept, absorbed)()

            def part(key=absorbed.pk):
                return Person.objects.get(pk=key).part(by=self.story.coralie)

            outcomes = at_once(part, *(self.register(course, friend) for friend in friends))
            self.assertIsInstance(outcomes[0], list, outcomes)
            self.assertFalse(any(isinstance(each, Exception) for each in outcomes), outcomes)
            seating = course.seatings.get()
            live = Registration.objects.live().filter(seating=seating)
            self.assertEqual(seating.taken, live.holding_seat().count())
            self.assertLessEqual(seating.taken, 3)
            self.assertEqual(len(outcomes[0]), 1 - live.filter(participant=absorbed).count())
            self.assertEqual(differences(seating), [])


class MergeRaceTest(TransactionTestCase):
    def test_of_merges_at_the_same_second_one_wins_and_every_row_is_somewhere(self):
        story = type("Story", (Cast,), {})
        story.enter()
        files = [Person.objects.create(first_name="Lina", last_name="Benali") for _copy in range(3)]
        for file in files:
            Residence.objects.settle(file, by=None, town="Alès")
            EmergencyContact.objects.create(person=file, name="Mamie", phone=f"060000000{file.pk % 10}")
        pairs = [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)]
        outcomes, start = [], threading.Barrier(len(pairs))

        def run(kept, absorbed):
            one, other = Person.objects.get(pk=files[kept].pk), Person.objects.get(pk=files[absorbed].pk)
            start.wait()
            try:
                one.absorb(other, by=story.coralie)
                outcomes.append("merged")
            except ValidationError:
                outcomes.append("refused")
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=pair) for pair in pairs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(outcomes), ["merged"] * 2 + ["refused"] * 4)
        kept = Person.objects.get(pk__in=[file.pk for file in files], merged_into=None)
        self.assertEqual(EmergencyContact.objects.filter(person=kept).count(), 3)
        self.assertEqual(Residence.objects.count(), 3)
