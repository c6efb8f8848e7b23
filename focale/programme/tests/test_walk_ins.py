from django.core.exceptions import ValidationError
from django.urls import reverse

from focale.people.models import Card, Person
from focale.people.rights import Role
from focale.programme.marking import mark
from focale.programme.models import Attendance
from focale.programme.tests.underway import underway
from focale.programme.welcoming import found, newcomer, ticket_of
from focale.testing import FocaleTest


class FindingTest(FocaleTest):
    """A leader finds whom they can name in full, never the register."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls, [cls.lina])

    def names(self, words, account=None):
        return [str(person) for person in found(words, account or self.karim)]

    def test_a_leader_finds_by_the_whole_name_in_any_order_and_without_accents(self):
        self.odile.person.last_name = "Périn-Œuf"
        self.odile.person.save()
        for words in ("Odile Périn-Œuf", "perin oeuf odile", "  ODILE perin-oeuf "):
            self.assertEqual(self.names(words), ["Odile Périn-Œuf"])

    def test_a_leader_does_not_find_by_half_a_name(self):
        for words in ("Odile", "Perrin", "o", "Odile Per", "06 12 34 56 78", "%", "e"):
            self.assertEqual(self.names(words), [])

    def test_a_leader_finds_those_who_came_before_by_the_beginning(self):
        self.assertEqual(self.names("nour"), [])
        mark(self.date, self.nour, "present", by=self.karim)
        self.assertEqual(self.names("nour"), ["Nour Benali"])

    def test_the_coordination_finds_by_the_beginning(self):
        self.assertEqual(self.names("odi", self.coralie), ["Odile Perrin"])

    def test_a_card_names_its_bearer(self):
        card, _token, _pin = Card.objects.make(self.odile.person, by=self.coralie)
        self.assertEqual(self.names(card.spaced_number.lower()), ["Odile Perrin"])
        card.revoke(by=self.coralie)
        self.assertEqual(self.names(card.number), [])

    def test_a_merged_file_is_not_found(self):
        Person.objects.filter(pk=self.odile.person_id).update(merged_into=self.samira.person)
        self.assertEqual(self.names("odile perrin"), [])

    def test_never_more_than_eight(self):
        for _number in range(12):
            Person.objects.create(first_name="Jean", last_name="Martin")
        self.assertEqual(len(self.names("jean martin", self.coralie)), 8)

    def test_described_twice_it_is_one_person_when_the_year_says_so(self):
        described = {"first_name": "Malo", "last_name": "Blin", "gender": "", "by": self.karim}
        first = newcomer(born_year=2014, **described)
        self.assertEqual(newcomer(born_year=2014, **described), first)
        self.assertNotEqual(newcomer(born_year=None, **described), first)


class WelcomePageTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.date = underway(cls, [cls.lina])
        cls.address = reverse("occurrence-walk-in", args=[cls.date.pk])

    def setUp(self):
        super().setUp()
        self.client.force_login(self.karim)

    def test_searching_shows_a_name_an_age_and_nothing_more(self):
        self.client.force_login(self.karim)
        answer = self.client.get(reverse("occurrence", args=[self.date.pk]), {"q": "samira benali"})
        self.assertContains(answer, 'data-name="Samira Benali"')
        self.assertNotContains(answer, "samira@example.org")
        fragment = self.client.get(
            reverse("occurrence", args=[self.date.pk]), {"q": "rien du tout"}, headers={"HX-Request": "true"}
        )
        self.assertContains(fragment, "Personne à ce nom")
        self.assertNotContains(fragment, "<html")

    def test_by_ticket_by_card_and_by_description(self):
        card, _token, _pin = Card.objects.make(self.samira.person, by=self.coralie)
        for posted, name in (
            ({"ticket": ticket_of(self.odile.person, self.date)}, "Odile"),
            ({"card": card.number}, "Samira"),
            ({"first_name": "Malo", "last_name": "", "age": "", "gender": ""}, "Malo"),
        ):
            answer = self.client.post(self.address, posted)
            person = Person.objects.get(first_name=name)
            self.assertRedirects(
                answer, f"{reverse('occurrence', args=[self.date.pk])}#p-{self.date.pk}-{person.pk}"
            )
            row = Attendance.objects.get(person=person)
            self.assertEqual((row.presence, row.was_expected), ("present", False))

    def test_what_is_wrong_comes_back_with_a_sentence(self):
        for posted, words in (
            ({}, "Cherchez la personne"),
            ({"ticket": "1:x"}, "Cherchez la personne"),
            ({"card": "rien"}, "pas connue"),
            ({"first_name": ""}, "Remplissez cette ligne"),
            ({"first_name": "Malo", "age": "dix"}, "en chiffres"),
        ):
            self.assertContains(self.client.post(self.address, posted), words, status_code=422)
        self.assertEqual(Attendance.objects.count(), 0)

    def test_another_leader_cannot_use_the_page_to_look_people_up(self):
        self.client.force_login(self.adult("Awa", role=Role.LEADER))
        answer = self.client.get(reverse("occurrence", args=[self.date.pk]), {"q": "odile perrin"})
        self.assertEqual(answer.status_code, 404)

    def test_on_a_date_called_off_nobody_is_added_nor_described(self):
        type(self.date).objects.update(cancelled_at="2026-01-01T00:00Z")
        answer = self.client.post(self.address, {"first_name": "Malo"})
        self.assertContains(answer, "annulée", status_code=422)
        self.assertFalse(Person.objects.filter(first_name="Malo").exists())
        with self.assertRaises(ValidationError):
            mark(self.date, self.lina, "present", by=self.karim)
