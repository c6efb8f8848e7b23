"""The line and the offers at the same second: the team, families and the clock, on both databases."""

from datetime import timedelta

from django.utils import timezone

from focale.ground.models import Event
from focale.programme.models import Activity, Party, Status
from focale.programme.reminding import let_offers_pass, offer_idle_seats

from .racing import RaceCase, at_once
from .test_replay import whole

ROUNDS = 5
ENDINGS = (0, 5, 20, 60, 120, 60_000)
"""Milliseconds until the offers pass: before the answers, about with them, after."""
ENDS = {Status.SEATED: "party.accepted", Status.WAITING: "party.let_pass"}


class LineRaceTest(RaceCase):
    def rounds(self, count=ROUNDS):
        """A course of its own for each round, so that no round leans on the one before."""
        for number in range(count):
            with self.subTest(round=number):
                yield {"title": f"Stage {number}", "leaders": [], "days": (10 + number,)}

    def status(self, party):
        return party.registrations.get().status

    def offers(self, seating, *, held, waiting, ending):
        """`held` seats given up to the first of `waiting`, who must answer in so many milliseconds."""
        parties = self.registered(seating, held + waiting)
        for party in parties[:held]:
            party.cancel(by=self.samira)
        offered = parties[held : 2 * held]
        until = timezone.now() + timedelta(milliseconds=ending)
        Party.objects.filter(pk__in=[party.pk for party in offered]).update(offered_until=until)
        return offered, parties[2 * held :]

    def lower(self, seats):
        """As the team does it, from the form of the activity."""
        return lambda: Activity.objects.get(pk=self.activity.pk).change(by=self.coralie, seats=seats)

    def test_two_of_the_team_move_the_same_waiting_person(self):
        for facts in self.rounds():
            seating = self.seating(seats=1, **facts)
            _seated, *waiting = self.registered(seating, 7)
            places, last = (1, 3), waiting[-1]
            movers = zip((self.coralie, self.ada), places, strict=True)
            acts = [
                self.party("move_in_line", last, place=place, reason=f"rang {place}", by=account)
                for account, place in movers
            ]
            self.assertEqual(at_once(*acts), [])
            whole(seating)
            moves = Event.objects.about(seating).filter(what="party.moved").order_by("pk")
            self.assertEqual({move.by for move in moves}, {self.coralie, self.ada})
            last.refresh_from_db()
            self.assertEqual(last.place_in_line(), moves.last().details["place"])
            others = [waiting.party for waiting in seating.queue() if waiting.party != last.number]
            self.assertEqual(others, [party.number for party in waiting[:-1]])

    def test_the_team_moves_a_person_who_is_offered_a_seat_or_leaves_that_very_second(self):
        for facts in self.rounds():
            seating = self.seating(seats=1, **facts)
            seated, first, second, third = self.registered(seating, 4)
            acts = [self.party("move_in_line", each, place=1, reason="urgence", by=self.coralie)
                    for each in (second, third)]  # fmt: skip
            acts += [
                self.party("cancel", seated, by=self.samira),
                self.party("cancel", third, by=self.samira),
            ]
            acts += [self.party("move_in_line", first, place=3, reason="a le temps", by=self.ada)]
            self.assertEqual(at_once(*acts), [])
            whole(seating)
            self.assertEqual(seating.registrations.filter(status=Status.OFFERED).count(), 1)

    def test_a_seat_is_given_up_and_accepted_at_the_same_second(self):
        """The one it is offered to takes it on one phone and lets it go on another; somebody else waits."""
        for facts in self.rounds():
            seating = self.seating(seats=1, **facts)
            [offered], [waits] = self.offers(seating, held=1, waiting=2, ending=60_000)
            acts = [self.party("accept_offer", offered, by=self.samira)] * 2
            acts += [self.party("cancel", offered, by=self.samira)] * 2
            self.assertEqual(at_once(*acts), [])
            whole(seating)
            self.assertEqual(self.status(offered), Status.CANCELLED)
            self.assertEqual(self.status(waits), Status.OFFERED)

    def test_the_holder_leaves_while_the_next_accepts_another_seat(self):
        for facts in self.rounds():
            seating = self.seating(seats=2, **facts)
            holder, leaver, next_, after = self.registered(seating, 4)
            leaver.cancel(by=self.samira)
            acts = [self.party("cancel", holder, by=self.samira)]
            acts += [self.party("accept_offer", next_, by=self.samira)]
            acts += [self.party("accept_offer", after, by=self.samira)]
            self.assertEqual(at_once(*acts), [])
            whole(seating)
            self.assertEqual(self.status(next_), Status.SEATED)
            self.assertIn(self.status(after), (Status.OFFERED, Status.SEATED))

    def test_the_clock_lets_offers_pass_while_they_are_accepted(self):
        answered = set()
        for ending, facts in zip(ENDINGS, self.rounds(len(ENDINGS)), strict=True):
            seating = self.seating(seats=3, **facts)
            offered, _waiting = self.offers(seating, held=3, waiting=6, ending=ending)
            acts = [self.party("accept_offer", party, by=self.samira) for party in offered]
            self.assertEqual(at_once(*acts, let_offers_pass, let_offers_pass, offer_idle_seats), [])
            let_offers_pass()
            whole(seating)
            self.assertEqual(seating.registrations.holding_seat().count(), 3)
            for party in offered:
                told = Event.objects.about(seating).filter(details__party=party.number)
                said = set(told.values_list("what", flat=True)) & {"party.accepted", "party.let_pass"}
                self.assertEqual(said, {ENDS[self.status(party)]}, "one answer, and the one that is kept")
                answered |= said
        self.assertEqual(answered, {"party.accepted", "party.let_pass"})

    def test_fewer_seats_while_offers_pass_and_people_accept(self):
        for facts in self.rounds():
            seating = self.seating(seats=6, **facts)
            offered, waiting = self.offers(seating, held=6, waiting=10, ending=30)
            acts = [self.party("accept_offer", party, by=self.samira) for party in offered]
            acts += [self.lower(seats) for seats in (4, 2, 5)]
            acts += [let_offers_pass, let_offers_pass, offer_idle_seats]
            acts += [self.party("cancel", waiting[0], by=self.samira)]
            self.assertEqual(at_once(*acts), [])
            whole(seating)
            self.activity.refresh_from_db()
            self.assertEqual(seating.seats, self.activity.seats)
            accepted = Event.objects.about(seating).filter(what="party.accepted").count()
            self.assertEqual(seating.registrations.filter(status=Status.SEATED).count(), accepted)
            Party.objects.exclude(offered_until=None).update(
                offered_until=timezone.now() - timedelta(seconds=1)
            )
            self.assertEqual(at_once(let_offers_pass, self.lower(6), offer_idle_seats, let_offers_pass), [])
            whole(seating)
