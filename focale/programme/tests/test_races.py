"""Promise 1 at any rush: threads that all want the same seats at the same second, on both databases."""

import random
from datetime import timedelta

from django.utils import timezone

from focale.programme.models import Party, Registration, Seating, Status

from .racing import RaceCase, at_once
from .test_replay import whole


class RaceTest(RaceCase):
    def test_twenty_four_children_at_once_for_eight_seats(self):
        seating = self.seating(seats=8)
        children = [self.child(f"Enfant{n}") for n in range(24)]
        self.assertEqual(at_once(*(self.registering(seating, child) for child in children)), [])
        whole(seating)
        self.assertEqual(seating.registrations.filter(status=Status.SEATED).count(), 8)
        self.assertEqual(seating.registrations.filter(status=Status.WAITING).count(), 16)
        first = seating.parties.order_by("number")[:8]
        self.assertFalse(
            Registration.objects.filter(party__in=list(first)).exclude(status=Status.SEATED).exists()
        )

    def test_the_same_child_from_two_phones_is_registered_once(self):
        seating = self.seating(seats=8)
        self.consent(self.lina)
        self.assertEqual(at_once(*[self.registering(seating, self.lina)] * 6), [])
        self.assertEqual(seating.registrations.live().count(), 1)
        whole(seating)

    def test_one_child_never_gets_two_seats_at_the_same_hour(self):
        first = self.seating(seats=2)
        second = self.seating(seats=2, room=self.darkroom, leaders=[], title="À la même heure")
        self.consent(self.lina)
        acts = [self.registering(seating, self.lina) for seating in (first, second) * 3]
        self.assertEqual(at_once(*acts), [])
        self.assertEqual(self.lina.registrations.holding_seat().count(), 1)

    def test_accepting_against_the_deadline(self):
        seating = self.seating(seats=1)
        holder = seating.register([self.child("Tom")], made_by=self.samira.person, by=self.samira)
        waits = seating.register([self.child("Zoé")], made_by=self.samira.person, by=self.samira)
        holder.cancel(by=self.samira)
        soon = timezone.now() + timedelta(milliseconds=15)
        Party.objects.filter(pk=waits.pk).update(offered_until=soon)
        acts = [self.party("accept_offer", waits, by=self.samira)] * 3
        acts += [self.party("let_offer_pass", waits)] * 3
        self.assertEqual(at_once(*acts), [])
        whole(seating)

    def test_many_cancel_at_once_and_every_freed_seat_is_offered_once(self):
        seating = self.seating(seats=6)
        children = [self.child(f"Enfant{n}") for n in range(14)]
        parties = [
            seating.register([child], made_by=self.samira.person, by=self.samira) for child in children
        ]
        acts = [self.party("cancel", party, by=self.samira) for party in parties[:6]]
        self.assertEqual(at_once(*acts, *acts), [])
        whole(seating)
        offered = seating.registrations.filter(status=Status.OFFERED).values_list("party__number", flat=True)
        self.assertEqual(sorted(offered), [7, 8, 9, 10, 11, 12])

    def test_fewer_seats_while_people_register_cancel_and_let_offers_pass(self):
        chance = random.Random(5)
        seating = self.seating(seats=8)
        children = [self.child(f"Enfant{n}") for n in range(30)]
        parties = [
            seating.register([child], made_by=self.samira.person, by=self.samira) for child in children[:14]
        ]
        for party in parties[:4]:
            party.cancel(by=self.samira)
        offered = [party for party in parties if Party.objects.get(pk=party.pk).offered_until]
        Party.objects.filter(pk__in=[p.pk for p in offered[:2]]).update(
            offered_until=timezone.now() - timedelta(minutes=1)
        )
        acts = [self.registering(seating, *children[n : n + 2]) for n in range(14, 30, 2)]
        acts += [self.party("cancel", party, by=self.samira) for party in parties[4:7]]
        acts += [self.party("let_offer_pass", party) for party in offered[:2]]
        acts += [self.party("accept_offer", party, by=self.samira) for party in offered[2:]]
        acts += [
            lambda n=n: type(self.activity).objects.get(pk=self.activity.pk).change(by=self.coralie, seats=n)
            for n in (6, 5, 9)
        ]
        acts += [lambda: Seating.objects.get(pk=seating.pk).offer_free_seats()] * 2
        chance.shuffle(acts)
        self.assertEqual(at_once(*acts), [])
        whole(seating)
