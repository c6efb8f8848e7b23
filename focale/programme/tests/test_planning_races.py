"""Two coordinators at the same second: nothing and nobody ends up in two places, on either database."""

import threading

from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.test import TransactionTestCase

from focale.programme.clashes import Slot
from focale.programme.models import Activity, Occurrence
from focale.testing import Cast, at


class PlanningRaceTest(Cast, TransactionTestCase):
    def setUp(self):
        self.enter()
        self.activities = [
            Activity.propose(
                by=self.coralie,
                site=self.site,
                title=f"Atelier {number}",
                kind="workshop",
                field="photo",
                summary="Un atelier.",
                seats=8,
                booking="whole",
            )
            for number in range(6)
        ]

    def race(self, *gestures):
        """All at once, each in a thread and connection of its own. Returns (done, sentences of refusal)."""
        start, done, refused, broken = threading.Barrier(len(gestures)), [], [], []

        def run(gesture):
            try:
                start.wait(10)
                done.append(gesture())
            except ValidationError as refusal:
                refused.append(refusal.messages[0])
            except Exception as trouble:
                broken.append(trouble)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=[gesture]) for gesture in gestures]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        self.assertEqual(broken, [])
        self.assertEqual(len(done) + len(refused), len(gestures))
        return done, refused

    def plan(self, number, hour=9, room=None, leaders=()):
        return Occurrence.objects.plan(
            self.activities[number],
            starts_at=at(10, hour),
            ends_at=at(10, hour + 3),
            room=room,
            leaders=leaders,
            by=self.coralie,
        )

    def test_one_of_six_plans_gets_the_room(self):
        done, refused = self.race(
            *(lambda n=n: self.plan(n, hour=9 + n % 2, room=self.studio) for n in range(6))
        )
        self.assertEqual((len(done), len(refused)), (1, 5))
        self.assertIn("La salle Studio est prise", refused[0])

    def test_one_of_six_plans_gets_the_leader(self):
        karim = self.karim.person
        done, refused = self.race(*(lambda n=n: self.plan(n, leaders=[karim]) for n in range(6)))
        self.assertEqual((len(done), len(refused)), (1, 5))
        self.assertIn("Karim Fabre anime déjà", refused[0])

    def test_two_leaders_and_two_rooms_the_other_way_round_wait_for_nobody_for_ever(self):
        leaders = [self.karim.person, self.coralie.person]
        done, refused = self.race(
            lambda: self.plan(0, room=self.studio, leaders=leaders),
            lambda: self.plan(1, room=self.darkroom, leaders=leaders[::-1]),
            lambda: self.plan(2, room=self.studio, leaders=leaders[::-1]),
            lambda: self.plan(3, room=self.darkroom, leaders=leaders),
        )
        self.assertEqual((len(done), len(refused)), (1, 3))

    def test_a_move_and_a_plan_for_the_same_room(self):
        for _again in range(4):
            Occurrence.objects.all().delete()
            moving = self.plan(0, hour=15, room=self.darkroom)
            there = {"starts_at": at(10, 9), "ends_at": at(10, 12), "room": self.studio}
            done, refused = self.race(
                lambda moving=moving, there=there: moving.move(by=self.coralie, **there),
                lambda: self.plan(1, room=self.studio),
            )
            self.assertEqual((len(done), len(refused)), (1, 1))

    def test_a_move_and_a_plan_for_the_same_leader(self):
        for _again in range(4):
            Occurrence.objects.all().delete()
            moving, karim = self.plan(0, hour=15, leaders=[self.karim.person]), self.karim.person
            done, refused = self.race(
                lambda moving=moving: moving.move(starts_at=at(10, 9), ends_at=at(10, 12), by=self.coralie),
                lambda karim=karim: self.plan(1, leaders=[karim]),
            )
            self.assertEqual((len(done), len(refused)), (1, 1))

    def test_a_restored_date_and_a_plan_for_the_same_room(self):
        for _again in range(4):
            Occurrence.objects.all().delete()
            back = self.plan(0, room=self.studio)
            back.cancel("panne", by=self.coralie)
            self.race(lambda back=back: back.restore(by=self.coralie), lambda: self.plan(1, room=self.studio))
            self.assertEqual(Occurrence.objects.scheduled().filter(room=self.studio).count(), 1)

    def test_two_series_in_one_room_share_its_days_without_a_double(self):
        slots = [Slot(at(day, 9), at(day, 11), self.studio) for day in range(10, 30)]
        done, _refused = self.race(
            *(
                lambda n=n: self.activities[n].plan_series(slots[n:] + slots[:n], by=self.coralie)
                for n in range(3)
            )
        )
        self.assertEqual(sum(len(made) for made, _left in done), 20)
        self.assertEqual(Occurrence.objects.count(), 20)

    def test_two_moves_of_one_date_leave_a_place_that_was_free(self):
        moving = self.plan(0, room=self.darkroom)
        self.plan(1, hour=14, room=self.studio)
        self.race(
            lambda: moving.move(room=self.studio, by=self.coralie),
            lambda: Occurrence.objects.get(pk=moving.pk).move(
                starts_at=at(10, 14), ends_at=at(10, 17), by=self.coralie
            ),
        )
        moving.refresh_from_db()
        beside = Occurrence.objects.scheduled().exclude(pk=moving.pk).filter(room=moving.room)
        self.assertFalse(beside.during(moving.starts_at, moving.ends_at).exists())
        self.assertIn(connection.vendor, ("sqlite", "postgresql"))
