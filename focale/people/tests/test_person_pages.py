import json

from django.urls import reverse

from focale.people.models import AccessNeed, Card, Guardianship, Person, Purpose
from focale.testing import FocaleTest

BACKEND = "focale.people.signed_in.KnownAccounts"
NEW = {
    "first_name": "Adam",
    "last_name": "Costa",
    "birth_day": "3",
    "birth_month": "5",
    "birth_year": "2014",
    "language": "fr",
}


class PersonPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie, backend=BACKEND)

    def test_a_new_person_has_a_page_and_a_journal_line(self):
        answer = self.client.post(reverse("person-new"), NEW)
        person = Person.objects.get(first_name="Adam")
        self.assertRedirects(answer, reverse("person", args=[person.pk]))
        self.assertEqual(str(person.born_on), "2014-05-03")

    def test_a_birth_year_alone_is_enough_and_gender_may_stay_unsaid(self):
        self.client.post(
            reverse("person-new"), NEW | {"birth_day": "", "birth_month": "", "birth_year": "1980"}
        )
        person = Person.objects.get(first_name="Adam")
        self.assertEqual((person.born_on, person.born_year, person.gender), (None, 1980, ""))

    def test_a_likely_twin_is_shown_first_and_the_desk_decides(self):
        asked = NEW | {
            "first_name": "lina",
            "last_name": "BENALI",
            "birth_day": "",
            "birth_month": "",
            "birth_year": "",
        }
        answer = self.client.post(reverse("person-new"), asked)
        self.assertContains(answer, "existe peut-être déjà", status_code=422)
        self.assertContains(answer, reverse("person", args=[self.lina.pk]), status_code=422)
        self.client.post(reverse("person-new"), asked | {"confirmed": "1"})
        self.assertEqual(Person.objects.found_by("lina benali").count(), 2)

    def test_a_child_is_added_to_an_adult_in_one_go(self):
        address = reverse("person-new") + f"?responsable={self.odile.person.pk}"
        self.client.post(address, NEW)
        link = Guardianship.objects.get(adult=self.odile.person)
        self.assertEqual((link.ward.first_name, link.holds_authority), ("Adam", True))

    def test_a_refused_form_comes_back_with_what_was_typed(self):
        answer = self.client.post(reverse("person-new"), NEW | {"birth_month": "13"})
        self.assertContains(answer, "n’existe pas", status_code=422)
        self.assertContains(answer, 'value="Adam"', status_code=422)

    def test_hostile_numbers_in_the_address_lead_nowhere(self):
        for wrong in ("abc", "9" * 30, "-1", "²"):
            address = reverse("person-new") + f"?responsable={wrong}"
            self.assertEqual(self.client.get(address).status_code, 200, wrong)
        self.assertEqual(self.client.get(f"/personnes/{'9' * 18}/").status_code, 404)

    def test_a_family_corrects_how_to_reach_them_but_not_a_name(self):
        self.client.force_login(self.samira, backend=BACKEND)
        address = reverse("person-edit", args=[self.lina.pk])
        self.client.post(address, {"phone": "0707070707", "language": "fr", "first_name": "Autre"})
        self.lina.refresh_from_db()
        self.assertEqual((self.lina.phone, self.lina.first_name), ("0707070707", "Lina"))

    def test_a_merged_file_leads_to_the_one_that_was_kept(self):
        twin = Person.objects.create(first_name="Lina", last_name="Bis")
        self.lina.absorb(twin, by=self.coralie)
        answer = self.client.get(reverse("person", args=[twin.pk]))
        self.assertRedirects(answer, reverse("person", args=[self.lina.pk]))
        page = self.client.get(reverse("person", args=[self.lina.pk]))
        self.assertContains(page, "A absorbé la fiche de Lina Bis")
        self.client.post(reverse("person-parting", args=[twin.pk]))
        self.assertIn(twin, Person.objects.existing())

    def test_two_files_are_compared_then_merged(self):
        twin = Person.objects.create(first_name="Lina", last_name="Bis", phone="0611223344")
        address = reverse("person-merge", args=[self.lina.pk]) + f"?autre={twin.pk}"
        self.assertContains(self.client.get(address), "0611223344")
        self.client.post(address)
        twin.refresh_from_db()
        self.assertEqual(twin.merged_into, self.lina)

    def test_everything_kept_about_a_person_is_told_without_secrets(self):
        consent = self.consent(self.lina, purpose=Purpose.ACCESS_NEED)
        AccessNeed.objects.create(person=self.lina, need="quiet", consent=consent, ends_on="2030-01-01")
        card, token, _pin = Card.objects.make(self.lina, by=self.coralie)
        told = self.client.get(reverse("person-data", args=[self.lina.pk]))
        self.assertIn("attachment", told["Content-Disposition"])
        words = json.loads(told.content)
        self.assertEqual(words["person"]["first_name"], "Lina")
        self.assertIn("people.Consent.subject", words)
        self.assertNotIn("people.AccessNeed.person", words, "the team does not read needs")
        for secret in (card.token_hash, card.pin_hash, token):
            self.assertNotIn(secret, told.content.decode())
        self.client.force_login(self.samira, backend=BACKEND)
        own = json.loads(self.client.get(reverse("person-data", args=[self.lina.pk])).content)
        self.assertIn("people.AccessNeed.person", own)

    def test_a_card_is_made_once_shown_once_and_replaces_the_former(self):
        address = reverse("person-card", args=[self.samira.person.pk])
        self.assertFalse(Card.objects.exists(), self.client.get(address))
        first = self.client.post(address)
        card = Card.objects.get()
        self.assertContains(first, card.spaced_number)
        self.assertContains(first, "<svg")
        self.assertNotContains(first, "style=")
        card.open_with(first.context["pin"])
        self.assertIn("no-store", first["Cache-Control"])
        self.client.post(address)
        self.assertEqual(Card.objects.in_force().count(), 1)
        self.assertNotEqual(Card.objects.in_force().get(), card)

    def test_a_lost_card_is_revoked_by_the_desk_only(self):
        card, _token, _pin = Card.objects.make(self.samira.person, by=self.coralie)
        address = reverse("card-revocation", args=[card.pk])
        self.assertContains(self.client.get(reverse("person-card", args=[self.samira.person.pk])), address)
        self.client.force_login(self.samira, backend=BACKEND)
        self.assertEqual(self.client.post(address).status_code, 403)
        self.client.force_login(self.coralie, backend=BACKEND)
        self.client.post(address)
        self.assertFalse(Card.objects.in_force().exists())
        self.assertEqual(self.client.post(address).status_code, 404)
