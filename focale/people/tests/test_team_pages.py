from django.core.exceptions import ValidationError
from django.urls import reverse

from focale.people.models import Account, Guardianship, Organisation, Person
from focale.people.rights import Role
from focale.testing import FocaleTest

BACKEND = "focale.people.signed_in.KnownAccounts"


class GuardianshipPageTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie, backend=BACKEND)
        self.address = reverse("guardianship-new", args=[self.lina.pk])

    def test_a_known_adult_is_found_and_chosen(self):
        self.assertContains(self.client.get(self.address, {"q": "odi"}), f"?adulte={self.odile.person.pk}")
        self.client.post(
            f"{self.address}?adulte={self.odile.person.pk}", {"relation": "relative", "call_order": "2"}
        )
        link = Guardianship.objects.get(ward=self.lina, adult=self.odile.person)
        self.assertEqual((link.relation, link.holds_authority, link.may_pick_up), ("relative", False, False))

    def test_a_new_adult_is_noted_in_one_go(self):
        asked = {"first_name": "Nabil", "phone": "0601020304", "relation": "parent", "call_order": "2"}
        self.client.post(self.address, asked | {"holds_authority": "on"})
        link = Guardianship.objects.get(adult__first_name="Nabil")
        self.assertEqual((link.ward, link.holds_authority), (self.lina, True))

    def test_an_institution_answers_through_an_organisation(self):
        home = Organisation.objects.create(name="Foyer", kind="care")
        ward = Person.objects.create(first_name="Marc", born_year=1990)
        address = reverse("guardianship-new", args=[ward.pk]) + f"?adulte={self.odile.person.pk}"
        asked = {"relation": "institution", "holds_authority": "on", "call_order": "1"}
        self.assertEqual(self.client.post(address, asked).status_code, 422)
        self.client.post(address, asked | {"organisation": home.pk})
        self.assertTrue(self.odile.person.decides_for(ward))
        self.assertIn(ward, Person.objects.visible_to(self.odile))

    def test_nobody_is_left_half_made_when_the_link_is_refused(self):
        asked = {"first_name": "Nabil", "relation": "institution", "call_order": "1"}
        self.assertEqual(self.client.post(self.address, asked).status_code, 422)
        self.assertFalse(Person.objects.filter(first_name="Nabil").exists())

    def test_a_link_is_corrected_and_ended(self):
        link = Guardianship.objects.get(ward=self.lina)
        self.client.post(reverse("guardianship", args=[link.pk]), {"relation": "foster", "call_order": "3"})
        link.refresh_from_db()
        self.assertEqual((link.relation, link.holds_authority, link.call_order), ("foster", False, 3))
        self.client.post(reverse("guardianship-end", args=[link.pk]))
        self.assertNotIn(self.lina, Person.objects.visible_to(self.samira))
        self.assertEqual(self.client.get(reverse("guardianship", args=[link.pk])).status_code, 404)


class RolesTest(FocaleTest):
    def give(self, by, person, role):
        self.client.force_login(by, backend=BACKEND)
        return self.client.post(reverse("person-role", args=[person.pk]), {"role": role})

    def test_the_administrator_gives_a_role_and_an_account_opens(self):
        newcomer = Person.objects.create(first_name="Léa", email="lea@example.org", born_year=1990)
        self.give(self.ada, newcomer, Role.LEADER)
        self.assertEqual(Account.objects.get(person=newcomer).role, Role.LEADER)

    def test_others_give_no_role_and_nobody_their_own(self):
        for account in (self.coralie, self.jeanne, self.samira):
            self.assertEqual(self.give(account, self.odile.person, Role.BOARD).status_code, 403)
        self.give(self.ada, self.ada.person, Role.BOARD)
        self.ada.refresh_from_db()
        self.assertEqual(self.ada.role, Role.ADMINISTRATOR)

    def test_a_role_that_does_not_exist_is_refused(self):
        self.give(self.ada, self.odile.person, "king")
        self.odile.refresh_from_db()
        self.assertEqual(self.odile.role, "")

    def test_one_administrator_stays(self):
        second = self.adult("Alan", "Turing", role=Role.ADMINISTRATOR)
        self.ada.give_role(Role.BOARD, by=second)
        with self.assertRaises(ValidationError):
            second.give_role(Role.BOARD, by=self.ada)
        with self.assertRaises(ValidationError):
            second.give_role("", by=Account.objects.create(username="x", role=Role.COORDINATOR))

    def test_an_account_needs_an_address_of_its_own(self):
        for person in (
            Person.objects.create(first_name="A"),
            Person.objects.create(first_name="B", email="odile@example.org"),
        ):
            with self.assertRaises(ValidationError):
                Account.open_for(person, by=self.ada)
