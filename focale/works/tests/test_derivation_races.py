"""A print asked for by several hands at once, or cut off in the middle, is made once and counted once."""

from unittest.mock import patch

from django.core.exceptions import ValidationError

from focale.programme.tests.racing import RaceCase, at_once
from focale.works import depots
from focale.works.models import Derivation, Negative, Production, Roll

from .bringing import begin, counted, do_all_work
from .filmed import bring_scan, scan_file


class DerivationRaceTest(RaceCase):
    def setUp(self):
        super().setUp()
        for key in depots.names():
            depots.drop(key)  # tests before this one left theirs: the folder is that of the whole run
        self.production = begin(self)
        scan = bring_scan(self.production, scan_file(), by=self.samira)
        Roll.objects.begin(self.production, [scan], title="Pellicule 12", by=self.samira)
        do_all_work()

    def ask(self):
        Negative.objects.get().ask_print(by=self.samira)

    def make(self):
        Derivation.objects.get().make(lambda part: None)

    def assert_one(self):
        do_all_work()
        self.assertEqual((Derivation.objects.count(), self.production.originals.count()), (1, 2))
        here = Production.objects.get()
        self.assertEqual(here.used_bytes, counted(here))
        self.assertEqual(depots.names(), [])

    def test_a_point_is_shown_outside_any_other_transaction_and_never_on_an_archived_roll(self):
        roll = Roll.objects.get()
        roll.pick("grey", roll.scans.get(), (0.5, 0.545), by=self.samira)
        picks = Roll.objects.get().picks
        self.assertEqual(len(picks["greys"]), 1)
        self.production.archive(by=self.coralie)
        for change in (roll.unpick, lambda by: roll.say_film("mono", by=by)):
            self.assertRaises(ValidationError, change, by=self.samira)
        self.assertEqual(Roll.objects.get().picks, picks)

    def test_six_hands_ask_for_the_same_print(self):
        self.assertEqual(at_once(*[self.ask] * 6), [])
        self.assert_one()

    def test_three_workers_make_the_same_print(self):
        self.ask()
        self.assertEqual(at_once(*[self.make] * 3), [])
        self.assert_one()

    def test_a_worker_that_dies_before_the_file_is_counted_leaves_nothing_behind(self):
        self.ask()
        with patch.object(Derivation, "_bring_in", side_effect=KeyboardInterrupt):
            self.assertRaises(KeyboardInterrupt, self.make)
        for key in depots.names():
            depots.drop(key)  # what the clock sweeps after two days
        self.assert_one()

    def test_a_print_given_up_while_it_is_made_is_not_brought_in(self):
        self.ask()
        made = Derivation.objects.get()
        Derivation.objects.get().give_up(by=self.samira)
        made.make(lambda part: None)
        do_all_work()
        self.assertEqual(self.production.originals.count(), 1)
        here = Production.objects.get()
        self.assertEqual((here.used_bytes, depots.names()), (counted(here), []))
