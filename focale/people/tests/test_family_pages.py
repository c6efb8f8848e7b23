from datetime import timedelta

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from focale.people.models import AccessNeed, Consent, District, EmergencyContact, Purpose, Residence
from focale.testing import FocaleTest

BACKEND = "focale.people.signed_in.KnownAccounts"


class EmergencyContactTest(FocaleTest):
    def test_a_family_names_and_removes_whom_to_call(self):
        self.client.force_login(self.samira, backend=BACKEND)
        address = reverse("emergency-contacts", args=[self.lina.pk])
        asked = {"name": "Mamie", "phone": "06 11 22 33 44", "call_order": "2", "relation": "grand-mère"}
        self.client.post(address, asked)
        self.assertEqual(
            [name for name, _link, _phone in self.lina.emergency_numbers()], ["Samira Benali", "Mamie"]
        )
        self.assertEqual(self.client.post(address, asked).status_code, 422, "the same number twice")
        contact = EmergencyContact.objects.get()
        removal = reverse("emergency-contact-removal", args=[contact.pk])
        self.client.force_login(self.odile, backend=BACKEND)
        self.assertEqual(self.client.post(removal).status_code, 404)
        self.client.force_login(self.samira, backend=BACKEND)
        self.client.post(removal)
        self.assertFalse(EmergencyContact.objects.exists())

    def test_a_number_that_is_none_is_refused(self):
        self.client.force_login(self.samira, backend=BACKEND)
        address = reverse("emergency-contacts", args=[self.lina.pk])
        answer = self.client.post(address, {"name": "X", "phone": "12", "call_order": "0"})
        self.assertEqual(answer.status_code, 422)


class ResidencePageTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.district = District.objects.create(version=2015, code="QP030001", label="Rochebelle")
        self.newer = District.objects.create(version=2024, code="QN03001A", label="Rochebelle")
        street = {"first_number": 1, "last_number": 39, "side": "odd"}
        self.newer.list_streets([{"name": "Avenue St-Jean"} | street], town="Alès", by=None)
        self.client.force_login(self.coralie, backend=BACKEND)
        self.address = reverse("residence", args=[self.lina.pk])

    def send(self, **asked):
        return self.client.post(self.address, {"town": "Alès", "method": "declared"} | asked)

    def test_the_street_list_proposes_the_district(self):
        street = self.newer.streets.get()
        asked = {"street": "5 bis av. saint jean", "town": "ales"}
        self.assertContains(self.client.get(self.address, asked), f"street:{street.pk}")
        self.send(**asked, answer=f"street:{street.pk}")
        home = self.lina.residence_on()
        self.assertEqual(
            (home.in_district, home.district, home.version, home.method),
            ("yes", self.newer, 2024, "street_list"),
        )

    def test_without_scripts_a_button_looks_the_street_up(self):
        answer = self.send(street="5 av. saint jean", answer="no", find="1")
        self.assertContains(answer, f"street:{self.newer.streets.get().pk}")
        self.assertFalse(Residence.objects.exists())

    def test_a_number_on_the_other_side_proposes_nothing(self):
        for street in ("4 avenue saint jean", "41 avenue saint jean", "5 rue d'ailleurs", "a"):
            answer = self.client.get(self.address, {"street": street, "town": "Alès"})
            self.assertNotContains(answer, "street:", msg_prefix=street)

    def test_chosen_from_the_list_no_or_unknown(self):
        self.send(answer="yes", district=self.district.pk, method="document")
        home = self.lina.residence_on()
        self.assertEqual((home.in_district, home.version, home.method), ("yes", 2015, "document"))
        self.send(answer="no")
        home = self.lina.residence_on()
        self.assertEqual((home.in_district, home.district, home.version), ("no", None, 2024))
        self.send(answer="unknown")
        home = self.lina.residence_on()
        self.assertEqual((home.in_district, home.version, home.method), ("", None, ""))
        self.assertEqual(self.lina.residences.count(), 3)

    def test_districts_are_told_by_list_and_by_town(self):
        facts = {"version": 2024, "label": "Centre Ville"}
        for code, town in (("QN1", "Saint-Gilles"), ("QN2", "Bagnols")):
            District.objects.create(code=code, commune_names=town, **facts)
        page = self.client.get(self.address).content.decode()
        heads = [
            '<optgroup label="Liste de 2024">',
            "Bagnols",
            "Saint-Gilles",
            '<optgroup label="Liste de 2015">',
        ]
        places = [page.index(words) for words in heads]
        self.assertEqual(places, sorted(places))

    def test_an_answer_is_needed_and_a_yes_names_its_district(self):
        for asked in ({}, {"answer": "yes"}, {"answer": "street:999"}, {"answer": "no", "postcode": "3010"}):
            self.assertEqual(self.send(**asked).status_code, 422, asked)
        tomorrow = timezone.localdate() + timedelta(days=1)
        self.assertEqual(self.send(answer="no", since=tomorrow.isoformat()).status_code, 422)
        self.assertFalse(Residence.objects.exists())

    def test_a_home_older_than_the_noted_one_is_refused(self):
        self.send(answer="no")
        answer = self.send(answer="unknown", since="2020-01-01")
        self.assertContains(answer, "plus récent", status_code=422)

    def test_with_htmx_only_the_answers_come_back(self):
        answer = self.client.get(self.address, {"town": "Alès"}, headers={"HX-Request": "true"})
        self.assertNotContains(answer, "<html")


class StreetsTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.district = District.objects.create(version=2015, code="QP030001", label="Rochebelle")
        self.client.force_login(self.coralie, backend=BACKEND)

    def paste(self, lines):
        return self.client.post(
            reverse("district", args=[self.district.pk]), {"town": "Alès", "lines": lines}
        )

    def test_a_pasted_list_replaces_the_former_one(self):
        self.paste("Rue\nRue A ; 1 ; 9 ; impairs\r\n\n« Rue B »;;;\nRue C\t")
        self.paste("Rue A;1;9;impairs\nRue D")
        kept = self.district.streets.order_by("name").values_list("name", "first_number", "side")
        self.assertEqual(list(kept), [("Rue A", 1, "odd"), ("Rue D", None, "")])

    def test_a_line_not_understood_is_named_and_nothing_changes(self):
        self.paste("Rue A")
        for lines in (
            "Rue B\nRue C ; neuf",
            "Rue B;9;1",
            "Rue B;1;2;gauche",
            ";1;2",
            "x" * 200,
            "Rue;1;2;pairs;z",
        ):
            answer = self.paste(lines)
            self.assertEqual(answer.status_code, 422, lines)
        self.assertEqual([street.name for street in self.district.streets.all()], ["Rue A"])


class AccessNeedPageTest(FocaleTest):
    def send(self, account, **asked):
        self.client.force_login(account, backend=BACKEND)
        day = timezone.localdate() + timedelta(days=90)
        asked = {"needs": ["quiet", "sign"], "ends_on": day.isoformat(), "agreed": "on"} | asked
        address = reverse("access-needs", args=[self.lina.pk])
        return self.client.post(address, {"given_by": self.samira.person.pk} | asked)

    def test_the_family_reads_it_the_team_only_knows_that_it_exists(self):
        self.assertEqual(self.send(self.samira, words="casque").status_code, 302)
        address = reverse("access-needs", args=[self.lina.pk])
        self.assertContains(self.client.get(address), "casque")
        self.client.force_login(self.coralie, backend=BACKEND)
        seen = self.client.get(address)
        self.assertNotContains(seen, "casque")
        self.assertContains(seen, "2 besoins sont notés")
        need = AccessNeed.objects.first()
        self.assertEqual(self.client.post(reverse("access-need-erasure", args=[need.pk])).status_code, 404)

    def test_a_second_need_does_not_make_the_first_fall(self):
        self.send(self.samira)
        self.send(self.samira, needs=["more_time"])
        self.assertEqual(self.lina.access_needs.current().count(), 3)
        self.assertEqual(AccessNeed.objects.erase_outdated(), 0)

    def test_the_clock_erases_what_is_past_or_no_longer_agreed_to(self):
        self.send(self.samira)
        AccessNeed.objects.filter(need="sign").update(ends_on=timezone.localdate() - timedelta(days=1))
        self.assertEqual(AccessNeed.objects.erase_outdated(), 1)
        self.lina.consents.get(purpose=Purpose.ACCESS_NEED).withdraw(by=self.samira)
        self.assertFalse(self.lina.access_needs.current().exists())
        self.assertEqual(AccessNeed.objects.erase_outdated(), 1)
        self.assertFalse(AccessNeed.objects.exists())

    def test_without_agreement_or_for_ever_nothing_is_noted(self):
        far = timezone.localdate() + timedelta(days=4000)
        for wrong in (
            {"agreed": ""},
            {"ends_on": far.isoformat()},
            {"needs": ["cancer"]},
            {"ends_on": "2020-01-01"},
        ):
            self.assertEqual(self.send(self.samira, **wrong).status_code, 422, wrong)
        self.assertFalse(AccessNeed.objects.exists() or Consent.objects.exists())

    def test_the_family_erases_one_at_once(self):
        self.send(self.samira)
        self.client.post(reverse("access-need-erasure", args=[AccessNeed.objects.get(need="sign").pk]))
        self.assertEqual(AccessNeed.objects.get().need, "quiet")

    def test_a_stranger_decides_for_nobody(self):
        with self.assertRaises(ValidationError):
            AccessNeed.objects.note(
                self.lina,
                needs=["quiet"],
                words="",
                wording="x",
                given_by=self.odile.person,
                ends_on=timezone.localdate(),
                by=self.coralie,
            )
