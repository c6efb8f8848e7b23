"""The list of people and the files that look alike, as pages."""

from django.urls import reverse

from focale.ground.models import Event
from focale.people.models import EmergencyContact, Person, Residence
from focale.testing import FocaleTest

BACKEND = "focale.people.signed_in.KnownAccounts"


class PeoplePageTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie, backend=BACKEND)

    def names(self, **asked):
        answer = self.client.get(reverse("people"), asked)
        self.assertEqual(answer.status_code, 200)
        return {person.first_name for person in answer.context["people"]}

    def test_the_filters_are_in_the_address(self):
        Residence.objects.settle(self.nour, by=None, town="Alès", in_district="yes")
        Residence.objects.settle(self.lina, by=None, town="Uzès", in_district="no")
        self.consent(self.lina)
        self.assertEqual(self.names(role="minors"), {"Lina", "Nour"})
        self.assertEqual(self.names(role="guardians"), {"Samira"})
        self.assertEqual(self.names(role="team"), {"Karim", "Coralie", "Jeanne", "Thomas", "Ada"})
        self.assertEqual(self.names(district="yes"), {"Nour"})
        self.assertEqual(self.names(district="no"), {"Lina"})
        self.assertEqual(self.names(district="unknown", role="guardians"), {"Samira"})
        self.assertEqual(self.names(missing="consent"), {"Nour"})
        self.assertEqual(self.names(missing="emergency"), set())

    def test_a_minor_whom_nobody_could_be_called_for_is_listed(self):
        self.samira.person.phone = ""
        self.samira.person.save()
        EmergencyContact.objects.create(person=self.nour, name="Mamie", phone="0600000000")
        self.assertEqual(self.names(missing="emergency"), {"Lina"})

    def test_with_htmx_only_the_found_come_back(self):
        answer = self.client.get(reverse("people"), {"q": "lina"}, headers={"HX-Request": "true"})
        self.assertContains(answer, "Lina Benali")
        self.assertNotContains(answer, "<html")

    def test_hostile_addresses_are_answered_calmly(self):
        for asked in (
            {"page": "-1"},
            {"page": "9" * 400},
            {"page": "<script>"},
            {"q": "\x00'\";--%_\\"},
            {"q": "a" * 5000},
            {"role": "admin", "district": "<b>"},
        ):
            self.assertEqual(self.client.get(reverse("people"), asked).status_code, 200, asked)

    def test_a_name_is_never_read_as_markup(self):
        Person.objects.create(first_name="<script>alert(1)</script>", last_name="Zzz")
        answer = self.client.get(reverse("people"), {"q": "zzz"})
        self.assertNotContains(answer, "<script>alert")
        self.assertContains(answer, "&lt;script&gt;alert")

    def test_the_file_holds_no_formula_and_the_journal_knows_who_took_it(self):
        Person.objects.create(first_name="=cmd|' /C calc'!A0", last_name="+1")
        answer = self.client.get(reverse("people-export"), {"q": "cmd"})
        self.assertIn("'=cmd", answer.content.decode())
        self.assertIn(";'=cmd", answer.content.decode())
        event = Event.objects.get(what="people.exported")
        self.assertEqual((event.by, event.details["count"]), (self.coralie, 1))

    def test_a_merged_or_erased_file_is_not_listed(self):
        twin = Person.objects.create(first_name="Lina", last_name="Bis")
        self.lina.absorb(twin, by=self.coralie)
        answer = self.client.get(reverse("people"), {"q": "lina"})
        self.assertEqual(list(answer.context["people"]), [self.lina])


class DuplicatesTest(FocaleTest):
    def like(self, **facts):
        return Person.objects.create(**facts)

    def test_the_same_name_with_another_accent_or_order_resembles(self):
        for facts in (
            {"first_name": "LÏNA", "last_name": "benali"},
            {"first_name": "Benali", "last_name": "Lina"},
            {"first_name": "Lyna", "last_name": "Ben Ali", "born_on": self.lina.born_on},
        ):
            other = self.like(**facts)
            self.assertEqual(Person.objects.resembling(other), [self.lina], facts)
            other.delete()

    def test_twins_cousins_and_fathers_do_not(self):
        for facts in (
            {"first_name": "Inès", "last_name": "Benali", "born_on": self.lina.born_on},
            {"first_name": "Lina", "last_name": "Benali", "born_year": 1970},
            {"first_name": "Lina", "last_name": "Costa"},
        ):
            self.assertEqual(Person.objects.resembling(self.like(**facts)), [], facts)
