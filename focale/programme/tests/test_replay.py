"""Whatever people do, in whatever order: the seats are right at each step, and the journal gives the same."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as Repeated

from focale.ground.models import Event
from focale.people.models import Residence
from focale.programme.models import Party, Registration, Status
from focale.programme.replay import differences
from focale.testing import FocaleTest

CHILDREN = 14
register = st.tuples(st.just("register"), st.integers(0, CHILDREN - 1), st.integers(1, 3))
on_party = st.tuples(
    st.sampled_from(["cancel", "cancel_one", "accept", "expire", "move"]),
    st.integers(0, 9),
    st.integers(1, 6),
)
seats = st.tuples(st.just("seats"), st.integers(0, 6), st.just(0))
draw = st.tuples(st.just("draw"), st.just(0), st.just(0))


def whole(seating):
    """Nothing that can never be true is true of this seating."""
    seating.refresh_from_db()
    held = Registration.objects.filter(seating=seating).holding_seat()
    assert seating.taken == held.count() <= seating.seats
    assert seating.taken_with_priority == held.filter(party__has_priority=True).count()
    numbers = sorted(seating.parties.values_list("number", flat=True))
    assert numbers == list(range(1, seating.last_number + 1))
    if not seating.awaits_draw:
        assert all(waiting.size > seating.seats_left for waiting in seating.queue()), "an idle seat"
    assert not Party.objects.filter(offered_until__isnull=False).exclude(registrations__status="offered")
    assert differences(seating) == []


class ReplayTest(Repeated, FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.children = [cls.child(f"Enfant{number}") for number in range(CHILDREN)]
        for child in cls.children[::3]:
            Residence.objects.settle(child, by=cls.coralie, in_district="yes", town="Alès")

    def play(self, course, steps):
        seating = course.seatings.get()
        for step in steps:
            try:
                with transaction.atomic():
                    self.act(course, seating, *step)
            except ValidationError:
                pass
            whole(seating)

    def act(self, course, seating, what, number, size):
        if what == "register":
            people = self.children[number : number + size]
            return seating.register(people, made_by=self.samira.person, by=self.samira)
        if what == "seats":
            return course.change(by=self.coralie, seats=number)
        if what == "draw":
            return seating.draw(by=self.coralie)
        parties = list(seating.parties.order_by("number"))
        if not parties:
            return None
        party = parties[number % len(parties)]
        if what == "cancel_one":
            live = list(party.live())
            return live and live[0].cancel(by=self.samira)
        if what == "expire":
            Party.objects.filter(pk=party.pk, offered_until__isnull=False).update(
                offered_until=timezone.now() - timedelta(minutes=1)
            )
            return party.let_offer_pass()
        verbs = {"cancel": party.cancel, "accept": party.accept_offer}
        if what == "move":
            return party.move_in_line(size, reason="entente", by=self.coralie)
        return verbs[what](by=self.samira)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.one_of(register, register, on_party, on_party, seats), max_size=14))
    def test_first_come_with_priority_comes_out_the_same(self, steps):
        self.play(self.course(seats=4, priority="district", priority_share=50), steps)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.one_of(register, register, on_party, seats), max_size=6),
        st.lists(st.one_of(register, on_party, seats), max_size=6),
    )
    def test_a_draw_comes_out_the_same(self, before, after):
        course = self.course(seats=3, rule="draw", draw_at=timezone.now(), priority="first_time")
        self.play(course, [*before, ("draw", 0, 0), *after])

    def test_a_seat_given_behind_the_back_of_the_rule_is_found(self):
        seating = self.course(seats=1).seatings.get()
        for child in self.children[:2]:
            seating.register([child], made_by=self.samira.person, by=self.samira)
        Registration.objects.filter(participant=self.children[0]).update(status=Status.WAITING)
        self.assertTrue(differences(seating))

    def test_a_line_of_the_journal_that_was_changed_is_found(self):
        seating = self.course(seats=1).seatings.get()
        for child in self.children[:2]:
            seating.register([child], made_by=self.samira.person, by=self.samira)
        joined = Event.objects.about(seating).filter(what="party.joined").first()
        Event.objects.filter(pk=joined.pk).update(details=joined.details | {"size": 2})
        self.assertTrue(differences(seating))

    def test_a_line_moved_so_often_that_no_number_is_left_between_keeps_its_order(self):
        seating = self.course(seats=1).seatings.get()
        parties = [
            seating.register([child], made_by=self.samira.person, by=self.samira)
            for child in self.children[:5]
        ]
        for turn in range(30):
            Party.objects.get(pk=parties[2 + turn % 2].pk).move_in_line(2, reason="essai", by=self.coralie)
        whole(seating)
        self.assertEqual(len(set(seating.parties.values_list("line_key", flat=True))), 5)
