"""A tariff is written by hand on a phone, each change a new version, and read in plain sentences."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focale.money.advised import advise
from focale.money.models import Fund, How, Payer, Rule, Tariff
from focale.money.rule_words import sentence_of
from focale.people.models import District, Organisation
from focale.testing import FocaleTest, at


class TariffPagesTest(FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.tariff = advise(by=cls.coralie)
        days = {"first_day": at(0).date(), "last_day": at(90).date()}
        cls.fund = Fund.open(name="Ville", ceiling_cents=10_000, by=cls.coralie, **days)
        cls.school = Organisation.objects.create(name="Collège", kind="school")
        District.objects.create(version=2015, code="QP030001", label="Rochebelle")

    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def typed(self, page) -> dict:
        """What the browser would send back from this form, untouched."""
        sheet = page.context["sheet"]
        typed = {"rows": str(len(sheet.rules)), "go": "save"}
        for form in (sheet.head, *sheet.rules):
            for field in form:
                value = field.value()
                if value or (value == 0 and value is not False):
                    typed[field.html_name] = value
        return typed

    def edit(self, **said):
        address = reverse("tariff-edit", args=[self.tariff.pk])
        return self.client.post(address, self.typed(self.client.get(address)) | said)

    def words(self, answer):
        return re.sub(r"<[^>]+>", " ", answer.content.decode()).replace("\u00a0", " ").replace("’", "'")


class TestReading(TariffPagesTest):
    def test_the_advised_tariff_reads_as_one_says_it(self):
        said = [sentence_of(rule).replace("\u00a0", " ") for rule in self.tariff.current().rules.all()]
        self.assertEqual(
            said,
            [
                "Habite un quartier prioritaire, activité financée : gratuit, le reste est payé par"
                " l'enveloppe de l'activité",
                "De 0 à 400 de quotient : 1 € de l'heure, le reste est payé par l'association",
                "De 401 à 700 de quotient : 2,50 € de l'heure, le reste est payé par l'association",
                "De 701 à 1000 de quotient : 4 € de l'heure, le reste est payé par l'association",
            ],
        )

    def test_every_condition_and_amount_has_its_words(self):
        rule = Rule(
            label="Tout", is_member=True, min_age=6, max_age=11, min_quotient=300, district_codes=["QP1"],
            situations=["school"], partner=self.school, min_rank=2, is_first_time=False, is_funded=False,
            how=How.RATE_PER_HOUR, rate_millionths=4500, floor_cents=200, ceiling_cents=5000, step_cents=50,
            payer=Payer.PARTNER,
        )  # fmt: skip
        self.assertEqual(
            sentence_of(rule).replace("\u00a0", " "),
            "Adhésion à jour, de 6 à 11 ans, dès 300 de quotient, habite QP1, scolarisé·e, inscrit·e par"
            " Collège, dès l'enfant n° 2 inscrit ensemble, déjà venu·e, activité sans enveloppe :"
            " 0,45 % du quotient, par heure, au moins 2 € en tout, au plus 50 € en tout, arrondi à 0,50 €,"
            " le reste est payé par le partenaire qui inscrit",
        )

    def test_the_list_and_the_page_say_prices_and_rules(self):
        for address in (reverse("tariffs"), reverse("tariff", args=[self.tariff.pk])):
            said = self.words(self.client.get(address))
            self.assertIn("6 € de l'heure", said)
            self.assertIn("De 401 à 700 de quotient : 2,50 € de l'heure", said)

    def test_a_place_without_tariff_begins_with_the_advised_one_in_one_click(self):
        Rule.objects.all().delete()
        self.tariff.versions.all().delete()
        self.tariff.delete()
        self.assertContains(self.client.get(reverse("tariffs")), "Commencer avec le tarif conseillé")
        self.client.post(reverse("tariff-advised"))
        self.assertEqual(Tariff.objects.get().current().rules.count(), 4)
        again = self.client.post(reverse("tariff-advised"), follow=True)
        self.assertEqual((again.status_code, Tariff.objects.count()), (200, 1))

    def test_the_board_reads_and_does_not_write(self):
        self.client.force_login(self.jeanne)
        answer = self.client.get(reverse("tariff", args=[self.tariff.pk]))
        self.assertNotContains(answer, "tariff-edit")
        self.assertNotContains(answer, "Ne plus proposer")
        self.assertEqual(self.client.get(reverse("tariff-edit", args=[self.tariff.pk])).status_code, 403)

    def test_the_pages_keep_to_ten_questions(self):
        for name, args in (("tariffs", []), ("tariff", [self.tariff.pk]), ("tariff-edit", [self.tariff.pk])):
            with CaptureQueriesContext(connection) as caught:
                self.client.get(reverse(name, args=args))
            self.assertLessEqual(len(caught), 10, name)


class TestWriting(TariffPagesTest):
    def test_saved_untouched_nothing_changes(self):
        self.assertRedirects(self.edit(), reverse("tariff", args=[self.tariff.pk]))
        self.assertEqual(self.tariff.versions.count(), 1)

    def test_another_price_is_another_version_and_the_former_is_kept(self):
        self.edit(public="7,50")
        version = self.tariff.current()
        self.assertEqual((version.number, version.public_cents, version.rules.count()), (2, 750, 4))
        self.assertContains(self.client.get(reverse("tariff", args=[self.tariff.pk])), "Version 1")

    def test_how_a_length_is_counted_is_chosen_said_and_kept(self):
        self.edit(counted="15")
        version = self.tariff.current()
        self.assertEqual((version.number, version.counted), (2, 15))
        page = self.client.get(reverse("tariff", args=[self.tariff.pk]))
        self.assertIn("6 € de l'heure, au quart d'heure entamé", self.words(page))
        self.edit()
        self.assertEqual(self.tariff.current().number, 2)
        self.assertEqual(self.edit(counted="7").status_code, 422)

    def test_two_who_write_at_once_do_not_undo_each_other(self):
        page = self.client.get(reverse("tariff-edit", args=[self.tariff.pk]))
        typed = self.typed(page)
        self.edit(public="7")
        answer = self.client.post(reverse("tariff-edit", args=[self.tariff.pk]), typed | {"public": "8"})
        self.assertContains(answer, "vient d&#x27;enregistrer ce tarif", status_code=422)
        self.assertEqual(self.tariff.current().public_cents, 700)

    def test_rules_are_added_moved_and_removed_without_losing_what_was_typed(self):
        first = self.edit(go="more", public="9")
        self.assertEqual((first.status_code, len(first.context["sheet"].rules)), (200, 5))
        typed = self.typed(first) | {"r4-is_member": "yes", "r4-amount": "5", "r4-how": "per_hour"}
        address = reverse("tariff-edit", args=[self.tariff.pk])
        moved = self.client.post(address, typed | {"r4-payer": "place", "go": "up:4"})
        self.assertEqual(moved.context["sheet"].rules[3]["is_member"].value(), "yes")
        less = self.client.post(address, self.typed(moved) | {"go": "remove:0"})
        self.assertEqual(self.tariff.versions.count(), 1)
        self.client.post(address, self.typed(less))
        version = self.tariff.current()
        said = [(rule.label, rule.cents) for rule in version.rules.all()]
        expected = [("Quotient de 0 à 400", 100), ("Quotient de 401 à 700", 250)]
        self.assertEqual(said, [*expected, ("Adhésion à jour", 500), ("Quotient de 701 à 1000", 400)])
        self.assertEqual(version.public_cents, 900)

    def test_a_rule_added_and_left_empty_counts_for_nothing(self):
        added = self.edit(go="more")
        self.client.post(reverse("tariff-edit", args=[self.tariff.pk]), self.typed(added) | {"public": "5"})
        self.assertEqual(self.tariff.current().rules.count(), 4)

    def test_every_field_of_a_rule_comes_through_the_form_and_back(self):
        rule = {
            "r0-label": "Collège", "r0-in_district": "no", "r0-district_codes": ["QP030001"],
            "r0-min_quotient": "10", "r0-max_quotient": "20", "r0-is_member": "no", "r0-min_age": "6",
            "r0-max_age": "15", "r0-situations": ["school"], "r0-is_first_time": "yes", "r0-min_rank": "2",
            "r0-partner": str(self.school.pk), "r0-is_funded": "yes", "r0-how": "rate", "r0-rate": "0,45",
            "r0-floor": "2", "r0-ceiling": "50", "r0-step": "50", "r0-payer": "grant",
            "r0-fund": str(self.fund.pk),
        }  # fmt: skip
        head = {"name": "Collège", "basis": "fixed", "public": "20", "rows": "1", "go": "save"}
        self.client.post(reverse("tariff-new"), head | rule)
        tariff = Tariff.objects.get(name="Collège")
        kept = tariff.current().rules.get()
        facts = (kept.in_district, kept.district_codes, kept.min_quotient, kept.max_quotient, kept.is_member)
        self.assertEqual(facts, (False, ["QP030001"], 10, 20, False))
        facts = (kept.min_age, kept.max_age, kept.situations, kept.is_first_time, kept.min_rank, kept.partner)
        self.assertEqual(facts, (6, 15, ["school"], True, 2, self.school))
        facts = (kept.how, kept.rate_millionths, kept.floor_cents, kept.ceiling_cents, kept.step_cents)
        self.assertEqual(facts, ("rate", 4500, 200, 5000, 50))
        self.assertEqual((kept.payer, kept.fund, kept.is_funded), ("grant", self.fund, True))
        address = reverse("tariff-edit", args=[tariff.pk])
        self.client.post(address, self.typed(self.client.get(address)))
        self.assertEqual(tariff.versions.count(), 1)

    def test_what_makes_no_sense_is_refused_with_sentences_and_kept(self):
        wrong = {"r1-min_quotient": "500", "r1-max_quotient": "400", "r2-amount": "", "r3-how": "rate"}
        answer = self.edit(public="douze", **wrong)
        said = self.words(answer)
        self.assertEqual(answer.status_code, 422)
        for sentence in (
            "Écrivez la somme en euros",
            "Le second quotient est plus petit",
            "0 pour gratuit",
            "le taux",
        ):
            self.assertIn(sentence, said)
        self.assertIn("douze", answer.content.decode())
        self.assertEqual(self.tariff.versions.count(), 1)

    def test_a_name_that_exists_is_refused(self):
        head = {"name": self.tariff.name, "basis": "fixed", "public": "20", "rows": "0", "go": "save"}
        answer = self.client.post(reverse("tariff-new"), head)
        self.assertContains(answer, "porte déjà ce nom", status_code=422)

    def test_a_tariff_is_retired_and_offered_again(self):
        address = reverse("tariff-retirement", args=[self.tariff.pk])
        self.client.post(address, {"geste": "retirer"})
        self.assertFalse(Tariff.objects.in_use().exists())
        self.client.post(address, {"geste": "reprendre"})
        self.assertTrue(Tariff.objects.in_use().exists())
