"""Partners and districts, on the pages of the team."""

from django.urls import reverse

from focale.people.models import Contact, District, Organisation
from focale.testing import FocaleTest

BACKEND = "focale.people.signed_in.KnownAccounts"


class OrganisationPagesTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie, backend=BACKEND)

    def write(self, **asked):
        return self.client.post(
            reverse("organisation-new"),
            {"name": "Mission locale", "kind": "job_centre", "is_active": "on"} | asked,
        )

    def test_a_partner_is_written_found_and_corrected(self):
        self.write(name="Médiathèque d'Alès", kind="library")
        partner = Organisation.objects.get()
        found = self.client.get(reverse("organisations"), {"q": "MEDIA ales", "genre": "library"})
        self.assertContains(found, "Médiathèque")
        self.assertNotContains(self.client.get(reverse("organisations"), {"genre": "school"}), "Médiathèque")
        self.client.post(
            reverse("organisation-edit", args=[partner.pk]), {"name": "Cineplanet", "kind": "company"}
        )
        partner.refresh_from_db()
        self.assertEqual((partner.name, partner.is_active), ("Cineplanet", False))

    def test_a_name_that_exists_is_shown_first(self):
        self.write()
        self.assertContains(self.write(name="MISSION LOCALE"), "porte déjà ce nom", status_code=422)
        self.write(name="MISSION LOCALE", confirmed="1")
        self.assertEqual(Organisation.objects.count(), 2)

    def test_contacts_come_and_go(self):
        partner = Organisation.objects.create(name="Mairie")
        address = reverse("organisation-contact", args=[partner.pk])
        self.assertEqual(self.client.post(address, {"name": "", "email": "x"}).status_code, 422)
        self.client.post(address, {"name": "Hélène", "duty": "culture", "phone": "0466000000"})
        self.assertContains(self.client.get(reverse("organisation", args=[partner.pk])), "Hélène")
        self.client.post(reverse("contact-removal", args=[Contact.objects.get().pk]))
        self.assertFalse(Contact.objects.exists())

    def test_a_hostile_site_is_no_link(self):
        self.assertEqual(self.write(site="javascript:alert(1)").status_code, 422)


class DistrictPagesTest(FocaleTest):
    def test_a_district_is_written_by_hand(self):
        self.client.force_login(self.coralie, backend=BACKEND)
        asked = {"label": "Rochebelle", "code": "QP030001", "version": "2015", "commune_names": "Alès"}
        self.client.post(reverse("district-new"), asked)
        district = District.objects.get()
        self.assertIsNone(District.objects.at(4, 44))
        self.assertEqual(self.client.post(reverse("district-new"), asked).status_code, 422)
        self.assertContains(self.client.get(reverse("districts"), {"q": "roche"}), district.code)
