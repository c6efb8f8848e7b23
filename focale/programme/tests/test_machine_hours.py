"""Time on a machine: noted once a date, never more than its day holds, never by who may not."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.people.models import Person
from focale.place.models import Equipment
from focale.programme.models import Usage
from focale.testing import FocaleTest, at


class MachineHoursTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.enlarger = Equipment.objects.create(
            name="Agrandisseur", kind="darkroom", site=cls.site, room=cls.darkroom, hourly_cents=450
        )
        cls.lab = cls.course(title="Labo", days=(5,), room=cls.darkroom)
        cls.yesterday = cls.lab.plan(
            starts_at=at(-1, 9),
            ends_at=at(-1, 12),
            room=cls.darkroom,
            leaders=[cls.karim.person],
            by=cls.coralie,
        )

    def note(self, minutes=60, by=None, **what):
        return Usage.note(self.enlarger, minutes, by=by or self.karim, **what)

    def test_the_hours_of_a_date_know_its_day_its_activity_and_the_cost_of_that_day(self):
        noted = self.note(180, occurrence=self.yesterday)
        Equipment.objects.update(hourly_cents=900)
        noted.refresh_from_db()
        self.assertEqual((noted.day, noted.activity), (self.yesterday.day, self.lab))
        self.assertEqual(noted.value_cents, 1_350)

    def test_the_same_machine_is_noted_once_at_a_date_until_it_is_taken_back(self):
        first = self.note(180, occurrence=self.yesterday)
        with self.assertRaisesMessage(ValidationError, "déjà noté"):
            self.note(60, occurrence=self.yesterday)
        first.take_back(by=self.karim)
        first.take_back(by=self.karim)
        self.note(60, occurrence=self.yesterday)
        self.assertEqual(Usage.objects.standing().minutes(), 60)

    def test_a_day_has_twenty_four_hours_whoever_uses_the_machine(self):
        self.note(23 * 60, person=self.lina)
        with self.assertRaisesMessage(ValidationError, "vingt-quatre"):
            self.note(61, activity=self.lab)
        self.note(60, activity=self.lab)

    def test_what_cannot_be_is_refused_with_a_sentence(self):
        today = timezone.localdate()
        for words, what in (
            ("douze derniers mois", {"person": self.lina, "day": today + timedelta(days=1)}),
            ("douze derniers mois", {"person": self.lina, "day": today - timedelta(days=400)}),
            ("à cette date", {"occurrence": self.yesterday, "by": self.adult("Hugo", role="leader")}),
            ("noter d'heures de machine", {"person": self.lina, "by": self.odile}),
        ):
            with self.assertRaisesMessage(ValidationError, words):
                self.note(**what)
        Equipment.objects.update(is_open=False)
        with self.assertRaisesMessage(ValidationError, "hors service"):
            self.note(person=self.lina)

    def test_a_date_with_hours_is_not_deleted_but_cancelled(self):
        self.note(occurrence=self.yesterday)
        with self.assertRaisesMessage(ValidationError, "annulez-la"):
            self.yesterday.remove(by=self.coralie)

    def test_hours_follow_the_person_in_a_merge_and_lose_the_name_in_an_erasure(self):
        twin = Person.objects.create(first_name="Lina", last_name="Benali", born_on=self.lina.born_on)
        free, open_hours = self.note(person=twin), self.note(person=twin, activity=self.lab)
        self.lina.absorb(twin, by=self.coralie)
        self.assertEqual(set(self.lina.usages.all()), {free, open_hours})
        self.lina.erase(by=self.coralie)
        open_hours.refresh_from_db()
        self.assertIsNone(open_hours.person)
        self.assertEqual(Usage.objects.standing().minutes(), 120)
