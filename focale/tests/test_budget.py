"""No page asks more than ten questions of the database, and none more when there is more to show."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from focale.programme.marking import mark
from focale.programme.models import Party
from focale.testing import at
from focale.tests.walking import WalkTest

MOST = 10
FILES = {"person-data"}
"""No page: a file of everything known of a person."""


class BudgetTest(WalkTest):
    def counted(self) -> dict:
        """How many queries each address costs the administrator, as the second reader."""
        client, found = self.as_(self.ada), {}
        for name, address in self.walk():
            client.get(address)
            with CaptureQueriesContext(connection) as caught:
                client.get(address)
            found[name] = len(caught)
        return found

    def test_every_page_keeps_to_ten_queries(self):
        dear = {name: count for name, count in self.counted().items() if count > MOST and name not in FILES}
        self.assertEqual(dear, {})

    def test_a_page_costs_the_same_with_three_times_as_many_people_and_dates(self):
        before = self.counted()
        for number in range(6):
            child = self.child(f"Enfant {number}", of=self.samira)
            self.seating.change_seats(self.seating.seats + 1, by=self.coralie)
            self.seating.register([child], made_by=self.samira.person, by=self.samira)
            mark(self.occurrence, child, "present", by=self.coralie)
            self.course(title=f"Stage {number}", days=(30 + number,), leaders=[self.karim.person])
            self.activity.plan(starts_at=at(50 + number, 9), ends_at=at(50 + number, 11), by=self.coralie)
        self.assertEqual(Party.objects.filter(seating=self.seating).count(), 7)
        grown = {
            name: (before[name], count)
            for name, count in self.counted().items()
            if count > before[name] + 1 and name not in FILES
        }
        self.assertEqual(grown, {})
