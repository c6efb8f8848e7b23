"""A minor for whom nobody could be called is let in, and the list asks until somebody is named."""

import json
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from focale.people.models import EmergencyContact, Person
from focale.people.rights import Role
from focale.programme.marking import mark
from focale.programme.models import Attendance, Occurrence
from focale.programme.tests.underway import underway
from focale.programme.welcoming import ticket_of
from focale.testing import FocaleTest, years_ago

CALL = {"call-name": "Mamie", "call-phone": "06 11 22 33 44"}
ASKS = "demandez un nom et un numéro"


class WhomToCallTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls, [cls.lina])
        cls.address = reverse("occurrence", args=[cls.date.pk])
        cls.adding = reverse("occurrence-walk-in", args=[cls.date.pk])
        cls.naming = reverse("occurrence-contact", args=[cls.date.pk])

    def setUp(self):
        super().setUp()
        self.client.force_login(self.karim)

    def describe(self, age="9", **more):
        posted = {"first_name": "Malo", "last_name": "Blin", "age": age, "gender": ""}
        return self.client.post(self.adding, posted | {"call-name": "", "call-phone": ""} | more)

    def came(self):
        return Attendance.objects.filter(person__first_name="Malo", presence="present").count()

    def name(self, person, **more):
        asked = {"person": person.pk, "name": "Mamie", "phone": "0611223344"} | more
        return self.client.post(self.naming, asked)


class DescribedTest(WhomToCallTest):
    def test_a_minor_is_not_added_before_a_number_was_asked_for(self):
        answer = self.describe()
        self.assertContains(answer, "Avant 18 ans, notez qui appeler", count=2, status_code=422)
        self.assertContains(answer, 'value="Malo"', status_code=422)
        self.assertNotContains(answer, "data-without hidden", status_code=422)
        self.assertFalse(Person.objects.filter(first_name="Malo").exists())

    def test_with_name_and_number_the_child_is_there_and_can_be_called_for(self):
        self.assertEqual(self.describe(**CALL).status_code, 302)
        child = Person.objects.get(first_name="Malo")
        self.assertEqual(child.emergency_numbers(), [("Mamie", "", "0611223344")])
        self.assertNotContains(self.client.get(self.address), ASKS)

    def test_half_of_it_or_a_number_that_is_none_comes_back(self):
        for wrong in (
            {"call-name": "Mamie"},
            {"call-phone": "0611223344"},
            {"call-name": "Mamie", "call-phone": "12"},
        ):
            self.assertEqual(self.describe(**wrong).status_code, 422, wrong)
            self.assertEqual(self.describe(age="40", **wrong).status_code, 422, wrong)
        self.assertEqual(self.came(), 0)

    def test_nobody_is_sent_away_the_list_asks_again(self):
        self.describe(without="1")
        self.assertEqual(self.came(), 1)
        self.assertContains(self.client.get(self.address), ASKS)

    def test_an_adult_or_somebody_of_no_known_age_is_not_asked(self):
        for age in ("18", "40", ""):
            self.assertEqual(self.describe(age=age, last_name=f"Blin{age}").status_code, 302)
        self.assertEqual(self.came(), 3)


class OnTheLineTest(WhomToCallTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.tom = Person.objects.create(first_name="Tom", last_name="Blin", born_on=years_ago(11))

    def test_a_child_found_by_name_is_marked_and_asked_for_until_named(self):
        self.client.post(self.adding, {"ticket": ticket_of(self.tom, self.date)})
        self.assertContains(self.client.get(self.address), ASKS)
        self.assertRedirects(self.name(self.tom), f"{self.address}#p-{self.date.pk}-{self.tom.pk}")
        self.assertNotContains(self.client.get(self.address), ASKS)
        self.name(self.tom)
        self.assertEqual(self.tom.emergency_contacts.count(), 1, "said twice, noted once")

    def test_what_is_wrong_comes_back_on_the_line_with_what_was_typed(self):
        mark(self.date, self.tom, "present", by=self.karim)
        answer = self.name(self.tom, phone="12")
        self.assertContains(answer, "Ce numéro ne semble pas complet", status_code=422)
        self.assertContains(answer, 'value="Mamie"', status_code=422)

    def test_only_for_who_is_on_a_list_of_mine(self):
        self.assertContains(self.name(self.nour), "pas sur la liste", status_code=422)
        self.assertEqual(self.client.post(self.naming, {"person": "x"}).status_code, 422)
        mark(self.date, self.tom, "present", by=self.karim)
        self.client.force_login(self.adult("Awa", role=Role.LEADER))
        self.assertEqual(self.name(self.tom).status_code, 404)
        self.client.force_login(self.samira)
        self.assertEqual(self.name(self.tom).status_code, 403)
        self.assertFalse(EmergencyContact.objects.exists())

    def test_today_asks_for_those_who_came_lately(self):
        mark(self.date, self.tom, "present", by=self.karim)
        Occurrence.objects.filter(pk=self.date.pk).update(
            starts_at=self.date.starts_at - timedelta(days=3), ends_at=self.date.ends_at - timedelta(days=3)
        )
        for account, asked in ((self.karim, 1), (self.coralie, 1), (self.adult("Awa", role=Role.LEADER), 0)):
            self.client.force_login(account)
            self.assertContains(self.client.get(reverse("today")), ASKS, count=asked)
        self.client.force_login(self.karim)
        answer = self.name(self.tom, back="today")
        self.assertTrue(answer["Location"].startswith(reverse("today")))
        self.assertNotContains(self.client.get(reverse("today")), ASKS)

    def test_a_number_of_a_guardian_is_enough(self):
        mark(self.date, self.lina, "present", by=self.karim)
        self.assertNotContains(self.client.get(self.address), ASKS)


class OfflineTest(WhomToCallTest):
    def send(self, **tap):
        now = timezone.now().isoformat()
        body = {"sent_at": now, "marks": [{"id": str(uuid4()), "made_at": now} | tap]}
        address = reverse("occurrence-marks", args=[self.date.pk])
        return self.client.post(address, json.dumps(body), content_type="application/json").json()

    def newcomer(self, **call):
        new = {"first_name": "Malo", "last_name": "Blin", "age": "9", "gender": ""}
        return self.send(new=new, presence="present", **call)

    def test_a_mark_without_number_arrives_and_the_list_asks(self):
        said = self.newcomer()
        self.assertEqual((len(said["kept"]), said["refused"], self.came()), (1, [], 1))
        malo = Person.objects.get(first_name="Malo")
        self.assertTrue(said["lines"][str(malo.pk)]["asks"])

    def test_a_number_told_with_it_is_noted(self):
        said = self.newcomer(call={"name": "Mamie", "phone": "06 11 22 33 44"})
        malo = Person.objects.get(first_name="Malo")
        self.assertEqual(malo.emergency_numbers(), [("Mamie", "", "0611223344")])
        self.assertFalse(said["lines"][str(malo.pk)]["asks"])

    def test_a_wrong_number_never_costs_the_mark(self):
        for wrong in ({"name": "Mamie", "phone": "12"}, {"name": "", "phone": ""}, {}, {"name": ["x"]}):
            self.assertEqual(self.newcomer(call=wrong)["refused"], [], wrong)
        self.assertEqual(self.came(), 1)
        self.assertFalse(EmergencyContact.objects.exists())

    def test_a_number_noted_on_the_line_comes_by_the_same_way(self):
        self.newcomer()
        malo = Person.objects.get(first_name="Malo")
        refused = self.send(person=malo.pk, call={"name": "Mamie", "phone": "12"})["refused"]
        self.assertIn("pas complet", refused[0]["why"])
        for _time in range(2):
            said = self.send(person=malo.pk, call={"name": "Mamie", "phone": "0611223344"})
            self.assertEqual(said["refused"], [])
        self.assertEqual(malo.emergency_contacts.count(), 1)
        self.assertEqual(Attendance.objects.get(person=malo).presence, "present")
