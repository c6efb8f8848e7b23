"""Two uploads never take the same last bytes, whoever comes at the same second, on both databases."""

from focale.programme.tests.racing import RaceCase, at_once
from focale.works import depots
from focale.works.models import Original, Production, Upload

from .bringing import begin, bring, counted


class RoomRaceTest(RaceCase):
    def setUp(self):
        super().setUp()
        self.production = begin(self, quota_bytes=1000)

    def here(self):
        return Production.objects.get(pk=self.production.pk)

    def test_twelve_uploads_at_once_for_the_room_of_eight(self):
        acts = [
            lambda number=number: Upload.objects.begin(
                self.here(), name=f"{number}.jpg", size=120, by=self.samira
            )
            for number in range(12)
        ]
        self.assertEqual(at_once(*acts), [])
        self.assertEqual((Upload.objects.count(), self.here().used_bytes), (8, 960))

    def test_the_same_file_from_six_phones_is_stored_once(self):
        acts = [lambda: bring(self.here(), b"same", by=self.karim)] * 6
        self.assertEqual(at_once(*acts), [])
        self.assertEqual((Original.objects.count(), self.here().used_bytes), (1, 4))
        self.assertEqual(Upload.objects.filter(is_duplicate=True).count(), 5)

    def test_finished_and_given_up_at_once_it_is_counted_once(self):
        upload = Upload.objects.begin(self.production, name="a.jpg", size=3, by=self.samira)
        depots.path_of(upload.key).write_bytes(b"abc")
        again = [lambda verb=verb: self.on(upload, verb) for verb in ("finish", "drop") * 3]
        errors = at_once(*again)
        self.assertTrue(all(isinstance(each, FileNotFoundError | Upload.DoesNotExist) for each in errors))
        self.assertEqual(self.here().used_bytes, counted(self.here()))

    def on(self, upload, verb):
        if found := Upload.objects.filter(pk=upload.pk).first():
            getattr(found, verb)()
