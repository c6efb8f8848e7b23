"""Everybody reads the real price: by the hour, of a course, or free and paid by somebody who is named."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from focale.money.models import Fund, Payer
from focale.programme.models import Activity
from focale.programme.public_prices import PublicPrices
from focale.testing import at

from .priced import RULES, PricedTest

FREE = [{"label": "Activité financée", "is_funded": True, "payer": Payer.GRANT}]


class TestPublicPrices(PricedTest):
    def read(self, activity=None, **more):
        return PublicPrices([activity or self.activity]).of(activity or self.activity, **more)

    def page(self, address=None):
        answer = self.client.get(address or self.activity.get_absolute_url())
        return answer.content.decode().replace("\u00a0", " ").replace("’", "'")

    def test_a_course_says_what_it_costs_in_all_and_dates_by_the_hour(self):
        self.assertEqual(self.read(minutes=720).words, "72\u00a0€ le stage")
        self.assertEqual(self.read().words, "6\u00a0€ de l'heure")

    def test_the_page_says_it_and_by_which_rules_it_may_be_lower(self):
        said = self.page()
        self.assertIn("72 € le stage", said)
        self.assertIn("Jusqu'à 600 de quotient : 2 € de l'heure, le reste est payé par l'association", said)
        self.assertIn('"price": 72.0', said)

    def test_the_programme_says_it(self):
        self.assertIn("72 € le stage", self.page("/programme/"))

    def test_free_for_everybody_names_who_pays_until_the_envelope_is_empty(self):
        self.tariff.write(basis="per_hour", public_cents=600, rules=FREE, by=self.coralie)
        said = self.page()
        self.assertIn("Gratuit", said)
        self.assertIn("payé par Ville d'Alès", said)
        self.assertIn("Stage caméra", self.page("/programme/?gratuit=on"))
        Fund.objects.filter(pk=self.fund.pk).update(ceiling_cents=100)
        self.activity = Activity.objects.get(pk=self.activity.pk)
        self.assertEqual(self.read(minutes=720).words, "72\u00a0€ le stage")

    def test_the_filter_for_free_ones_leaves_it_out_when_it_costs(self):
        self.course(title="Portes ouvertes", days=(20,), is_free=True)
        said = self.page("/programme/?gratuit=on")
        self.assertIn("Portes ouvertes", said)
        self.assertNotIn("Stage caméra", said)

    def test_what_is_known_of_nobody_opens_no_door(self):
        rules = [
            {"label": "Sans adhésion", "is_member": False, "cents": 900},
            {"label": "Déjà venu", "is_first_time": False, "cents": 0},
            {"label": "Hors quartier", "in_district": False, "cents": 0},
        ]
        self.tariff.write(basis="per_hour", public_cents=600, rules=rules, by=self.coralie)
        self.assertEqual(self.read(minutes=720).cents, 7200)

    def test_a_lower_price_for_everybody_says_instead_of_what(self):
        rules = [{"label": "Soutien", "how": "per_hour", "cents": 200}]
        self.tariff.write(basis="per_hour", public_cents=600, rules=rules, by=self.coralie)
        price = self.read(minutes=720)
        self.assertEqual(price.words, "24\u00a0€ le stage")
        self.assertEqual(price.note, "au lieu de 72\u00a0€, le reste est payé par l'association")

    def test_rules_for_other_activities_are_not_told_here(self):
        other = self.course(title="Sans enveloppe", days=(30,), tariff=self.tariff)
        self.assertEqual(len(PublicPrices([other]).reductions(other)), len(RULES) - 1)
        self.assertEqual(len(PublicPrices([self.activity]).reductions(self.activity)), len(RULES))

    def test_without_a_tariff_the_words_of_the_team_stay(self):
        told = self.course(title="À prix libre", days=(31,), price_words="prix libre", paid_by="la Ville")
        self.assertIn("prix libre", self.page(told.get_absolute_url()))

    def test_agendas_say_it(self):
        answer = self.client.get(f"{self.activity.get_absolute_url()}dates.ics")
        self.assertIn("6 € de l", answer.content.decode().replace("\u00a0", " "))

    def test_the_page_and_the_programme_keep_to_ten_questions(self):
        self.course(title="Autre", days=(33,), tariff=self.tariff, fund=self.second_fund())
        for address in ("/", "/programme/", "/programme/?gratuit=on", self.activity.get_absolute_url()):
            with CaptureQueriesContext(connection) as caught:
                self.client.get(address)
            self.assertLessEqual(len(caught), 10, address)

    def second_fund(self):
        days = {"first_day": at(0).date(), "last_day": at(90).date()}
        return Fund.open(name="État", ceiling_cents=5000, by=self.coralie, **days)
