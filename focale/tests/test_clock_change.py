"""The night the clock goes back has an hour more, and somebody may be there all along."""

from datetime import datetime
from zoneinfo import ZoneInfo

from focale.programme.marking import mark
from focale.programme.models import Occurrence
from focale.testing import FocaleTest

PARIS = ZoneInfo("Europe/Paris")


def that_night(day, hour):
    return datetime(2025, 10, day, hour, tzinfo=PARIS)


class ClockChangeTest(FocaleTest):
    def test_a_night_of_ten_hours_counts_ten_hours(self):
        night = self.course(publish=False, days=()).plan(
            starts_at=that_night(25, 20), ends_at=that_night(26, 5), by=self.coralie
        )
        self.assertEqual((night.minutes, Occurrence.objects.get(pk=night.pk).minutes), (600, 600))
        here = {"arrived_at": that_night(25, 22), "left_at": that_night(26, 4)}
        row = mark(night, self.odile.person, "present", by=self.coralie, **here)
        self.assertEqual(row.minutes, 420)
