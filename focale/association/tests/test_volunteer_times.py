from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.association.models import Task, VolunteerTime
from focale.money.models import Entry
from focale.testing import FocaleTest, at


class VolunteerTimesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.task = Task.objects.create(name="Accueil", hourly_cents=1500)

    def note(self, minutes=90, **facts):
        facts = {"by": self.odile} | facts
        return VolunteerTime.enter(self.odile.person, self.task, minutes, **facts)

    def test_two_facts_are_enough_and_the_value_is_frozen(self):
        time = self.note()
        self.task.hourly_cents = 9900
        self.task.save()
        time.refresh_from_db()
        self.assertEqual((time.day, time.value_cents), (timezone.localdate(), 2250))

    def test_only_one_s_own_hours_unless_of_the_team(self):
        with self.assertRaises(ValidationError):
            self.note(by=self.samira)
        self.assertEqual(self.note(by=self.coralie).entered_by, self.coralie)

    def test_a_day_to_come_a_year_ago_and_too_long_a_day_are_refused(self):
        for facts in ({"day": at(1).date()}, {"day": at(-400).date()}, {"minutes": 0}, {"minutes": 1441}):
            with self.assertRaises(ValidationError):
                self.note(**facts)
        self.note(minutes=1000)
        with self.assertRaises(ValidationError):
            self.note(minutes=441)

    def test_validated_hours_stand_in_the_books_on_both_sides_once(self):
        time = self.note(project="LABO")
        time.validate(by=self.coralie)
        time.validate(by=self.coralie)
        lines = Entry.objects.get().lines.order_by("account")
        self.assertEqual(
            [(line.account, line.debit_cents, line.credit_cents, line.project) for line in lines],
            [("864", 2250, 0, "LABO"), ("875", 0, 2250, "LABO")],
        )
        with self.assertRaises(ValidationError):
            time.refuse("Trop", by=self.coralie)

    def test_refused_hours_say_why_and_are_in_no_book(self):
        time = self.note()
        with self.assertRaises(ValidationError):
            time.refuse("", by=self.coralie)
        time.refuse("Déjà notées", by=self.coralie)
        with self.assertRaises(ValidationError):
            time.validate(by=self.coralie)
        self.assertFalse(Entry.objects.exists())

    def test_a_volunteer_validates_nothing(self):
        with self.assertRaises(ValidationError):
            self.note().validate(by=self.odile)

    def test_who_is_forgotten_leaves_the_hours_without_the_words(self):
        adult = self.adult("Zoé").person
        VolunteerTime.enter(adult, self.task, 60, note="Avec Zoé", by=self.coralie)
        adult.erase(by=self.coralie)
        self.assertEqual(VolunteerTime.objects.values_list("minutes", "note").get(), (60, ""))
