"""Hours of machines in a report: each at one level, at their share, and no cost that an expense holds."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from focale.funding import balance, machine_hours
from focale.funding.models import Action, Commitment
from focale.funding.reached import counted, reached
from focale.place.models import Equipment
from focale.programme.models import Usage
from focale.testing import FocaleTest, at

RECOUNT = """
SELECT COALESCE(SUM((u.minutes * u.hourly_cents * 2 + 60) / 120 * c.share_percent / 100.0), 0)
FROM programme_usage u
JOIN place_equipment e ON e.id = u.equipment_id AND e.is_cost_apart
JOIN funding_commitment c ON c.ended_at IS NULL AND c.action_id = %s AND (
  c.occurrence_id = u.occurrence_id
  OR (c.activity_id = u.activity_id AND NOT EXISTS (SELECT 1 FROM funding_commitment d
      WHERE d.ended_at IS NULL AND d.occurrence_id = u.occurrence_id))
  OR (c.equipment_id = u.equipment_id AND NOT EXISTS (SELECT 1 FROM funding_commitment d
      WHERE d.ended_at IS NULL AND (d.occurrence_id = u.occurrence_id OR d.activity_id = u.activity_id))))
WHERE u.taken_back_at IS NULL"""


class MachineCostTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        today = timezone.localdate()
        cls.days = {"first_day": today - timedelta(days=30), "last_day": today + timedelta(days=30)}
        cls.action = Action.objects.create(code="ete", name="Un été d'images", **cls.days)
        cls.other = Action.objects.create(code="labo", name="Le labo ouvert", **cls.days)
        cls.machine = Equipment.objects.create(
            name="Agrandisseur", kind="darkroom", site=cls.site, hourly_cents=600, is_cost_apart=True
        )
        cls.lab = cls.course(title="Labo", days=(5,))
        cls.dates = [
            cls.lab.plan(starts_at=at(-day, 9), ends_at=at(-day, 12), room=cls.studio, by=cls.coralie)
            for day in (1, 2)
        ]

    def cents(self, action):
        rows = balance.rows(action, self.days["first_day"], self.days["last_day"])
        ours = [row for row in rows if row.noun == "usage"]
        self.assertEqual({row.line for row in ours} - {"IND1"}, set())
        with connection.cursor() as cursor:
            cursor.execute(RECOUNT, [action.pk])
            self.assertEqual(sum(row.cents for row in ours), cursor.fetchone()[0])
        return sum(row.cents for row in ours)

    def use(self, **what):
        return Usage.note(self.machine, 180, by=self.coralie, **what)

    def commit(self, action, thing, share=100):
        return Commitment.make(action, thing, share_percent=share, by=self.coralie)

    def test_an_hour_follows_its_date_else_its_activity_else_its_machine(self):
        for date in self.dates:
            self.use(occurrence=date)
        self.use(person=self.lina)
        self.commit(self.action, self.machine, 50)
        self.assertEqual(self.cents(self.action), 2_700)
        self.commit(self.other, self.lab)
        self.assertEqual((self.cents(self.action), self.cents(self.other)), (900, 3_600))
        self.commit(self.action, self.dates[0])
        self.assertEqual((self.cents(self.action), self.cents(self.other)), (2_700, 1_800))

    def test_a_cost_that_stands_in_expenses_is_shown_as_hours_only(self):
        Equipment.objects.update(is_cost_apart=False)
        self.use(occurrence=self.dates[0])
        self.commit(self.action, self.lab)
        self.assertEqual(self.cents(self.action), 0)
        self.assertEqual(machine_hours.minutes(self.action, *self.days.values()), 180)

    def test_hours_taken_back_count_nowhere_and_the_sides_stay_equal(self):
        self.commit(self.action, self.lab)
        self.use(occurrence=self.dates[0])
        wrong = self.use(occurrence=self.dates[1])
        wrong.take_back(by=self.coralie)
        found = balance.balanced(balance.rows(self.action, *self.days.values()))
        self.assertEqual(balance.total(found, balance.EXPENSE), balance.total(found, balance.INCOME))
        self.assertEqual(self.cents(self.action), 1_800)

    def test_the_indicator_counts_whole_hours_whatever_the_share(self):
        self.commit(self.action, self.lab, 40)
        self.use(occurrence=self.dates[0])
        done = reached(counted(self.action, *self.days.values()), 0)
        self.assertEqual(done["machine_hours"].value, 3)
