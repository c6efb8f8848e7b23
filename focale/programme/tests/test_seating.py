from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.letters.models import Letter
from focale.programme.models import Party, Status
from focale.testing import FocaleTest


class SeatingTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.camera = cls.course(seats=2)
        cls.seating = cls.camera.seatings.get()
        cls.consent(cls.lina)
        cls.consent(cls.nour)

    def register(self, *children, by=None):
        by = by or self.samira
        return self.seating.register(list(children), made_by=by.person, by=by)

    def statuses(self):
        return [registration.status for registration in self.seating.registrations.order_by("pk")]

    def test_sisters_are_seated_together(self):
        party = self.register(self.lina, self.nour)
        self.assertEqual(self.statuses(), [Status.SEATED, Status.SEATED])
        self.seating.refresh_from_db()
        self.assertEqual(self.seating.seats_left, 0)
        self.assertEqual(party.names(), "Lina et Nour")
        self.assertEqual(Letter.objects.get().kind, "registered")

    def test_who_comes_when_it_is_full_waits_and_is_offered_the_freed_seat(self):
        first = self.register(self.lina, self.nour)
        tom = self.register(self.child("Tom"))
        self.assertEqual(tom.place_in_line(), 1)
        first.cancel(by=self.samira)
        tom.refresh_from_db()
        self.assertIsNotNone(tom.offered_until)
        tom.accept_offer(by=self.samira)
        self.assertEqual(self.statuses(), [Status.CANCELLED, Status.CANCELLED, Status.SEATED])

    def test_a_group_too_big_is_passed_over_and_told_why(self):
        first = self.register(self.lina)
        self.register(self.nour)
        pair = self.register(self.child("Tom"), self.child("Zoé"))
        alone = self.register(self.child("Ali"))
        first.cancel(by=self.samira)
        alone.refresh_from_db()
        self.assertIsNotNone(alone.offered_until)
        passed = pair.history().get(what="party.passed_over")
        self.assertEqual((passed.details["needed"], passed.details["free"]), (2, 1))
        self.assertEqual(pair.place_in_line(), 1)

    def test_two_offers_without_answer_end_the_wait(self):
        first = self.register(self.lina, self.nour)
        tom = self.register(self.child("Tom"))
        first.cancel(by=self.samira)
        for expected in (Status.OFFERED, Status.CANCELLED):
            Party.objects.filter(pk=tom.pk).update(offered_until=timezone.now() - timedelta(hours=1))
            Party.objects.get(pk=tom.pk).let_offer_pass()
            self.assertEqual(tom.registrations.get().status, expected)

    def test_fewer_seats_take_back_offers_but_never_a_seat(self):
        first = self.register(self.lina)
        self.register(self.nour)
        tom = self.register(self.child("Tom"))
        first.cancel(by=self.samira)
        self.camera.change(by=self.coralie, seats=1)
        self.assertEqual(tom.registrations.get().status, Status.WAITING)
        with self.assertRaisesMessage(ValidationError, "ont déjà une place"):
            self.camera.change(by=self.coralie, seats=0)

    def test_a_child_without_consent_is_refused(self):
        with self.assertRaisesMessage(ValidationError, "Il manque l'autorisation"):
            self.seating.register([self.child_without_consent()], made_by=self.samira.person, by=self.samira)

    def child_without_consent(self):
        child = self.child("Léo")
        child.consents.get().withdraw(by=self.samira)
        return child

    def test_a_stranger_cannot_register_a_child(self):
        with self.assertRaisesMessage(ValidationError, "Vous ne pouvez pas inscrire"):
            self.register(self.lina, by=self.odile)

    def test_the_same_person_is_not_registered_twice(self):
        self.register(self.lina)
        with self.assertRaisesMessage(ValidationError, "déjà inscrit"):
            self.register(self.lina)

    def test_nobody_has_two_seats_at_the_same_time(self):
        self.register(self.lina)
        other = self.course(title="Autre", room=self.darkroom, leaders=[])
        with self.assertRaisesMessage(ValidationError, "a déjà une place"):
            other.seatings.get().register([self.lina], made_by=self.samira.person, by=self.samira)

    def test_a_draw_seats_by_the_published_seed_and_again_changes_nothing(self):
        course = self.course(
            title="Tirage", rule="draw", draw_at=timezone.now(), room=self.darkroom, leaders=[], days=(20,)
        )
        seating = course.seatings.get()
        children = [self.child(name) for name in ("Tom", "Zoé", "Ali", "Eva")]
        for child in children:
            seating.register([child], made_by=self.samira.person, by=self.samira)
        self.assertEqual(seating.registrations.filter(status=Status.WAITING).count(), 4)
        seating.draw()
        seated = set(
            seating.registrations.filter(status=Status.SEATED).values_list("party__number", flat=True)
        )
        self.assertEqual(len(seated), 2)
        seating.draw()
        self.assertEqual(seating.registrations.filter(status=Status.SEATED).count(), 2)
