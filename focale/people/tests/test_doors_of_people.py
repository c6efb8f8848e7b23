from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focale.people.models import Consent, District, Guardianship, Organisation, Person, Purpose
from focale.testing import FocaleTest, years_ago

OF_ONE = (
    "person-edit",
    "person-data",
    "person-consents",
    "emergency-contacts",
    "residence",
    "access-needs",
)
OF_THE_TEAM = ("person", "person-merge", "person-card", "person-erasure", "guardianship-new")
LISTS = ("people", "people-export", "people-duplicates", "person-new", "organisations", "organisation-new")

MOST = {}


class DoorsOfPeopleTest(FocaleTest):
    def see(self, account, name, *args):
        self.client.force_login(account, backend="focale.people.signed_in.KnownAccounts")
        return self.client.get(reverse(name, args=args)).status_code

    def test_the_coordinator_opens_every_page_within_ten_queries(self):
        organisation = Organisation.objects.create(name="Mairie d'Alès")
        district = District.objects.create(version=2015, code="QP030001", label="Rochebelle")
        link = Guardianship.objects.get(ward=self.lina)
        pages = [(name, self.lina.pk) for name in (*OF_ONE, *OF_THE_TEAM) if name != "person-data"]
        pages += [(name,) for name in (*LISTS, "districts", "district-new", "rights", "journal")]
        pages += [("organisation", organisation.pk), ("organisation-edit", organisation.pk)]
        pages += [("district", district.pk), ("guardianship", link.pk)]
        self.client.force_login(self.coralie, backend="focale.people.signed_in.KnownAccounts")
        for name, *args in pages:
            with self.subTest(name), CaptureQueriesContext(connection) as caught:
                self.assertEqual(self.client.get(reverse(name, args=args)).status_code, 200, name)
            told = "\n".join(query["sql"][:160] for query in caught.captured_queries)
            self.assertLessEqual(len(caught), MOST.get(name, 10), f"{name}\n{told}")

    def test_a_mother_opens_what_concerns_her_children_and_nothing_else(self):
        for name in OF_ONE:
            self.assertEqual(self.see(self.samira, name, self.lina.pk), 200, name)
            self.assertEqual(self.see(self.samira, name, self.samira.person.pk), 200, name)
            self.assertEqual(self.see(self.odile, name, self.lina.pk), 404, name)
        for name in OF_THE_TEAM:
            self.assertEqual(self.see(self.samira, name, self.lina.pk), 403, name)
        for name in (*LISTS, "districts", "rights", "journal"):
            self.assertEqual(self.see(self.samira, name), 403, name)

    def test_a_leader_or_the_board_does_not_leaf_through_the_files(self):
        for account in (self.karim, self.jeanne):
            self.assertEqual(self.see(account, "people"), 403)
            self.assertEqual(self.see(account, "person", self.lina.pk), 403)
            self.assertEqual(self.see(account, "person-consents", self.lina.pk), 404)

    def test_the_treasurer_finds_who_pays_and_corrects_nobody(self):
        self.assertEqual(self.see(self.thomas, "person", self.lina.pk), 200)
        for name in ("person-edit", "emergency-contacts", "residence"):
            self.client.force_login(self.thomas)
            self.client.post(reverse(name, args=[self.lina.pk]), {"first_name": "Autre", "name": "X"})
        self.lina.refresh_from_db()
        self.assertEqual((self.lina.first_name, self.lina.emergency_contacts.count()), ("Lina", 0))

    def test_the_board_reads_the_rights_and_the_journal(self):
        self.assertEqual(self.see(self.jeanne, "rights"), 200)
        self.assertEqual(self.see(self.jeanne, "journal"), 200)

    def test_a_grown_child_is_no_longer_open_to_the_parent(self):
        grown = Person.objects.create(first_name="Adam", born_on=years_ago(19))
        Guardianship.objects.entrust(grown, to=self.samira.person, by=None)
        for name in OF_ONE:
            self.assertEqual(self.see(self.samira, name, grown.pk), 404, name)

    def test_who_only_picks_up_does_not_open_the_file(self):
        Guardianship.objects.entrust(
            self.lina, to=self.odile.person, relation="relative", holds_authority=False, by=self.coralie
        )
        for name in OF_ONE:
            self.assertEqual(self.see(self.odile, name, self.lina.pk), 404, name)

    def test_what_another_family_posts_is_not_found(self):
        consent = self.consent(self.lina)
        self.client.force_login(self.odile, backend="focale.people.signed_in.KnownAccounts")
        for name, key in (
            ("consent-withdrawal", consent.pk),
            ("person-consents", self.lina.pk),
            ("emergency-contacts", self.lina.pk),
            ("residence", self.lina.pk),
            ("access-needs", self.lina.pk),
            ("person-edit", self.lina.pk),
        ):
            answer = self.client.post(reverse(name, args=[key]), {"q-take_part": "no"})
            self.assertEqual(answer.status_code, 404, name)
        self.assertTrue(Consent.objects.in_force().filter(purpose=Purpose.TAKE_PART, agreed=True).exists())
