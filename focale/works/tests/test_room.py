"""A production owns its room: promised at the beginning, counted once, given back when a file is gone."""

from datetime import timedelta
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from focale.testing import FocaleTest
from focale.works import depots, keeping
from focale.works.models import Original, Production, Upload
from focale.works.models.upload import KEPT
from focale.works.rooms import NoRoom, TooHeavy

from .bringing import begin, bring, bring_in, counted


class RoomTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.production = begin(self, quota_bytes=1000)

    def used(self):
        self.production.refresh_from_db()
        self.assertEqual(self.production.used_bytes, counted(self.production))
        return self.production.used_bytes

    def upload(self, size, name="a.jpg"):
        return Upload.objects.begin(self.production, name=name, size=size, by=self.samira)

    def test_an_upload_takes_its_room_when_it_begins_and_gives_it_back_when_it_is_given_up(self):
        upload = self.upload(900)
        self.assertEqual(self.used(), 900)
        with self.assertRaises(TooHeavy):
            self.upload(101)
        with self.captureOnCommitCallbacks(execute=True):
            upload.drop(by=self.samira)
        self.assertEqual(self.used(), 0)
        self.assertFalse(depots.path_of(upload.key).exists())
        upload.drop(by=self.samira)
        self.assertEqual(self.used(), 0)

    def test_the_database_itself_refuses_more_than_the_room(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Production.objects.filter(pk=self.production.pk).update(used_bytes=1001)

    def test_the_same_file_twice_is_told_and_stored_once(self):
        first = bring(self.production, b"same", by=self.samira)
        second = bring(self.production, b"same", "autre nom.jpg", by=self.karim)
        self.assertEqual((first.is_duplicate, second.is_duplicate), (False, True))
        self.assertEqual(second.original, first.original)
        self.assertEqual((Original.objects.count(), self.used()), (1, 4))
        self.assertFalse(depots.path_of(second.key).exists())

    def test_the_same_file_in_two_productions_is_two_originals_of_one_content(self):
        other = begin(self, title="Autre")
        one, two = (bring_in(each, b"same", by=self.karim) for each in (self.production, other))
        self.assertNotEqual(one, two)
        self.empty_the_bin_of(one)
        with keeping.opened(two.sha256) as kept:
            self.assertEqual(kept.read(), b"same")
        self.empty_the_bin_of(two)
        self.assertIsNone(keeping.size(two.sha256))

    def empty_the_bin_of(self, original):
        original.throw_away(by=self.karim)
        Original.objects.filter(pk=original.pk).update(binned_at=timezone.now() - timedelta(days=31))
        Original.objects.empty_bin()
        self.assertFalse(Original.objects.filter(pk=original.pk).exists())

    def test_a_file_in_the_bin_keeps_its_room_for_thirty_days(self):
        original = bring_in(self.production, b"abcd", by=self.samira)
        original.throw_away(by=self.samira)
        Original.objects.empty_bin()
        self.assertEqual(self.used(), 4)
        self.empty_the_bin_of(original)
        self.assertEqual(self.used(), 0)

    def test_brought_again_it_comes_out_of_the_bin(self):
        original = bring_in(self.production, b"abcd", by=self.samira)
        original.throw_away(by=self.samira)
        self.assertEqual(bring(self.production, b"abcd", by=self.samira).original, original)
        self.assertIn(original, Original.objects.kept())
        self.assertEqual(self.used(), 4)

    def test_an_abandoned_upload_expires_and_gives_its_room_back(self):
        self.upload(500)
        Upload.objects.tidy()
        self.assertEqual(self.used(), 500)
        later = timezone.now() + KEPT + timedelta(minutes=1)
        with patch("django.utils.timezone.now", return_value=later):
            Upload.objects.tidy()
        self.assertEqual((self.used(), Upload.objects.count()), (0, 0))

    def test_what_came_whole_before_the_power_went_is_finished_by_the_clock(self):
        upload = self.upload(3)
        depots.path_of(upload.key).write_bytes(b"abc")
        Upload.objects.tidy()
        upload.refresh_from_db()
        self.assertEqual(upload.original.size, 3)

    def test_the_disk_of_the_place_is_never_filled(self):
        self.upload(300)
        with patch("shutil.disk_usage") as disk:
            disk.return_value.free = 2**30 + 600
            self.upload(300, "b.jpg")
            with self.assertRaises(NoRoom) as refused:
                self.upload(1, "c.jpg")
        self.assertIn("disque", refused.exception.messages[0])
        self.assertEqual(self.used(), 600)

    def test_what_nobody_can_read_or_is_too_heavy_is_refused_before_it_travels(self):
        for name, size in (("virus.exe", 5), ("vide.jpg", 0), ("énorme.jpg", 201 * 2**20), ("-1.jpg", -1)):
            with self.assertRaises(ValidationError):
                self.upload(size, name)
        self.assertEqual((self.used(), Upload.objects.count()), (0, 0))

    def test_the_room_is_never_made_smaller_than_what_is_in_it(self):
        self.upload(600)
        with self.assertRaises(ValidationError):
            self.production.change(by=self.coralie, quota_bytes=599)
        self.production.change(by=self.coralie, quota_bytes=600)

    def test_an_archived_production_takes_nothing_more(self):
        self.production.archive(by=self.karim)
        with self.assertRaises(ValidationError):
            self.upload(1)
        self.production.reopen(by=self.karim)
        self.upload(1)
