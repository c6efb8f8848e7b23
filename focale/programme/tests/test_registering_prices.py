"""Each reads the public price, the own one and who pays the rest before confirming; who may read what."""

from html import unescape
from urllib.parse import urlencode

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focale.association.models import Member, Membership, MembershipType
from focale.letters.models import Letter
from focale.money.models import Charge, Fund
from focale.programme.models import Party
from focale.testing import at

from .priced import PricedTest
from .test_registrations import Filling


class PricesOnScreen(PricedTest):
    hidden, accords, guest = Filling.hidden, Filling.accords, Filling.guest

    @property
    def address(self):
        return reverse("registration-new", args=[self.seating.pk])

    def last_screen(self, account, *people, **more):
        for person in people:
            for purpose in ("take_part", "leave_alone", "image"):
                self.consent(person, purpose=purpose)
        self.client.force_login(account)
        typed = {"who-chosen": [person.pk for person in people]} | more
        return self.client.post(self.address, self.hidden(self.client.get(self.address)) | typed), typed

    def confirm(self, screen, typed):
        return self.client.post(self.address, self.hidden(screen) | typed)

    def words(self, answer):
        return unescape(answer.content.decode()).replace("\u00a0", " ").replace("’", "'")


class TestBeforeConfirming(PricesOnScreen):
    def test_a_mother_reads_each_price_who_pays_the_rest_why_and_the_total(self):
        self.live_in_district(self.lina)
        said = self.words(self.last_screen(self.samira, self.lina, self.nour)[0])
        self.assertIn("au lieu de 72 €, payé par Ville d'Alès", said)
        self.assertIn("Pourquoi : Quartier, activité financée", said)
        self.assertIn("Pourquoi : Deuxième enfant", said)
        self.assertIn("À payer : <strong>60 €</strong>", said)
        self.assertIn("Vous payez à l'accueil", said)
        self.assertFalse(Charge.objects.exists())

    def test_and_pays_what_was_read(self):
        screen, typed = self.last_screen(self.samira, self.lina, self.nour)
        self.confirm(screen, typed)
        charges = Charge.objects.with_shares()
        self.assertEqual(
            sum(charge.due_cents for charge in charges), screen.context["screens"].prices.due_cents
        )

    def test_a_member_s_price_asks_whether_the_fee_is_paid_on_the_day_of_the_activity(self):
        rules = [{"label": "Adhérents", "is_member": True, "how": "per_hour", "cents": 500}]
        self.tariff.write(basis="per_hour", public_cents=600, rules=rules, by=self.coralie)
        member = Member.objects.create(person=self.lina, number=1)
        kind = MembershipType.objects.create(name="Jeune", cents=0)
        fee = Membership.objects.create(
            member=member, type=kind, first_day=at(-50).date(), last_day=at(5).date()
        )
        screen, _typed = self.last_screen(self.samira, self.lina)
        self.assertIn("À payer : <strong>72 €</strong>", self.words(screen))
        Membership.objects.filter(pk=fee.pk).update(last_day=at(50).date())
        screen, _typed = self.last_screen(self.samira, self.lina)
        self.assertIn("À payer : <strong>60 €</strong>", self.words(screen))

    def test_the_desk_also_reads_why_the_other_rules_did_not_match(self):
        who = {"who-responsible": self.samira.person.pk}
        said = self.words(self.last_screen(self.coralie, self.lina, **who)[0])
        self.assertIn("Pourquoi pas un autre prix", said)
        self.assertIn("Quartier, activité financée</span> : quartier non connu", said)
        self.assertNotIn(
            "Pourquoi pas un autre prix", self.words(self.last_screen(self.samira, self.lina)[0])
        )

    def test_where_there_is_no_seat_nothing_is_due(self):
        self.seating.change_seats(1, by=self.coralie)
        self.register(self.child("Zoé"))
        self.assertIn(
            "Rien n'est dû tant qu'il n'y a pas de place",
            self.words(self.last_screen(self.samira, self.lina)[0]),
        )

    def test_an_envelope_emptied_on_the_way_keeps_the_seat_and_says_the_new_price(self):
        self.live_in_district(self.lina)
        screen, typed = self.last_screen(self.samira, self.lina)
        self.assertIn("Rien à payer", self.words(screen))
        Fund.objects.filter(pk=self.fund.pk).update(ceiling_cents=100)
        answer = self.client.post(self.address, self.hidden(screen) | typed, follow=True)
        self.assertIn("Le prix a changé entre-temps", self.words(answer))
        self.assertEqual(Charge.objects.with_shares().get().due_cents, 7200)
        self.assertIn("72", Letter.objects.get(kind="registered").body)

    def test_it_keeps_to_ten_questions(self):
        self.live_in_district(self.lina)
        screen, typed = self.last_screen(self.samira, self.lina, self.nour)
        with CaptureQueriesContext(connection) as caught:
            self.client.post(self.address, self.hidden(screen) | typed | {"screen": "1"})
        self.assertLessEqual(len(caught), 10)


class TestVisitors(PricesOnScreen):
    """What is known of a family is not told to whoever describes it."""

    def through(self, **typed):
        self.client.logout()
        first = self.client.get(self.address)
        second = self.client.post(self.address, self.hidden(first) | typed)
        third = self.client.post(self.address, self.hidden(second) | self.accords("n0"))
        done = self.client.post(self.address, self.hidden(third))
        return third, self.client.get(done["Location"])

    def described(self, **changes):
        born = self.lina.born_on
        return self.guest(
            born,
            **{
                "who-adult-first_name": "Samira",
                "who-adult-last_name": "Benali",
                "who-adult-phone": "0612345678",
                "who-new-0-first_name": "Lina",
                **changes,
            },
        )

    def test_a_known_family_and_an_unknown_one_read_the_same(self):
        self.live_in_district(self.lina)
        self.prove(self.samira.person, 100)
        known = [self.words(page) for page in self.through(**self.described())]
        self.assertEqual(Charge.objects.get().beneficiary, self.lina)
        self.assertEqual(Charge.objects.with_shares().get().due_cents, 0)
        unknown = [self.words(page) for page in self.through(**self.guest())]
        for pages in (known, unknown):
            self.assertIn("72 €", pages[0])
            self.assertIn("leur prix peut être plus bas", pages[0])
            self.assertIn("prix public", pages[1])
            self.assertIn("Votre prix peut être plus bas", pages[1])
            self.assertNotIn("Quartier, activité", "".join(pages))
            self.assertNotIn("gratuit", "".join(pages))

    def test_the_letter_to_the_family_says_the_price(self):
        self.live_in_district(self.lina)
        self.through(**self.described())
        self.assertIn("gratuit au lieu de 72", Letter.objects.get(person=self.samira.person).body)


class TestPartyPage(PricesOnScreen):
    def page(self, party, account=None, name="party"):
        self.client.logout()
        if account:
            self.client.force_login(account)
        return self.words(self.client.get(reverse(name, args=[party.key])))

    def test_the_family_reads_why_who_has_the_address_reads_what(self):
        self.prove(self.samira.person, 450)
        party = self.register(self.lina)
        for account in (self.samira, self.coralie):
            self.assertIn("Pourquoi : Quotient jusqu'à 600", self.page(party, account))
        for account in (None, self.odile):
            said = self.page(party, account)
            self.assertIn("24 €", said)
            self.assertNotIn("Quotient", said)

    def test_the_paper_says_the_price_and_never_why(self):
        self.prove(self.samira.person, 450)
        said = self.page(self.register(self.lina), self.coralie, "party-print")
        self.assertIn("24 €", said)
        self.assertNotIn("Quotient", said)

    def test_an_offer_is_accepted_knowing_its_price(self):
        first = self.register(self.lina, self.nour, self.child("Zoé"))
        other = self.adult("Maud", phone="0622334455")
        waits = self.register(self.child("Tom", of=other), by=other)
        self.assertIn("Rien n'est dû tant qu'il n'y a pas de place", self.page(waits, other))
        first.cancel(by=self.samira)
        said = self.page(waits, other)
        self.assertIn("À payer : <strong>72 €</strong>", said)
        self.assertLess(said.index("72 €"), said.index("Accepter la place"))

    def test_the_desk_works_the_price_out_again_and_others_do_not(self):
        party = self.register(self.lina)
        self.prove(self.lina, 100)
        address = reverse("registration-pricing", args=[party.key, party.registrations.get().pk])
        self.client.force_login(self.samira)
        self.assertEqual(self.client.post(address).status_code, 403)
        self.client.force_login(self.coralie)
        self.client.post(address)
        self.assertEqual(self.charge_of(party, self.lina).due_cents, 2400)

    def test_a_sum_that_was_credited_can_be_made_again_by_the_desk(self):
        party = self.register(self.lina)
        self.charge_of(party, self.lina).credit(reason="erreur", by=self.coralie)
        self.assertIn("aucune somme n'est notée", self.page(party, self.coralie))
        self.assertNotIn("aucune somme", self.page(party, self.samira))

    def test_the_desk_keeps_what_is_due_by_a_box_that_families_do_not_have(self):
        party = self.register(self.lina)
        self.assertIn("garder la somme due", self.page(party, self.coralie))
        self.assertNotIn("garder la somme due", self.page(party, self.samira))
        self.client.force_login(self.coralie)
        self.client.post(reverse("party-cancellation", args=[party.key]), {"garder": "1"})
        self.assertFalse(self.charge_of(party, self.lina).is_credited)

    def test_the_page_keeps_to_ten_questions(self):
        self.live_in_district(self.lina)
        party = self.register(self.lina, self.nour)
        for account in (self.samira, self.coralie):
            self.client.force_login(account)
            with CaptureQueriesContext(connection) as caught:
                self.client.get(party.get_absolute_url())
            self.assertLessEqual(len(caught), 10)
        Party.objects.filter(pk=party.pk).update(offered_until=at(2))
        party.registrations.update(status="offered", charge=None)
        with CaptureQueriesContext(connection) as caught:
            self.client.get(party.get_absolute_url())
        self.assertLessEqual(len(caught), 10)


class TestSimulator(PricesOnScreen):
    def ask(self, account=None, **asked):
        self.client.force_login(account or self.coralie)
        return self.client.get(f"{reverse('simulation')}?{urlencode(asked)}")

    def test_somebody_known_for_an_activity(self):
        self.live_in_district(self.lina, "no")
        self.prove(self.samira.person, 450)
        said = self.words(self.ask(activite=self.activity.pk, qui=self.lina.pk))
        for words in (
            "24 €",
            "Le prix public est 72 € : 48 € sont payés par l'association",
            "La règle « Quotient jusqu'à 600 » décide",
            "Quartier, activité financée</span> : habite hors quartier prioritaire",
            "quotient de 450",
        ):
            self.assertIn(words, said)

    def test_somebody_described_for_a_tariff_and_some_hours(self):
        asked = {"tarif": self.tariff.pk, "heures": "1.5", "quartier": "oui", "enveloppe": "on", "age": "12"}
        said = self.words(self.ask(**asked))
        self.assertIn("Gratuit", said)
        self.assertIn("Le prix public est 9 € : 9 € sont payés par une enveloppe", said)
        said = self.words(self.ask(tarif=self.tariff.pk, heures="2", rang="2"))
        self.assertIn("La règle « Deuxième enfant » décide", said)

    def test_a_whole_family_is_priced_together_and_each_with_the_reason(self):
        mother = self.samira.person
        chosen = self.ask(activite=self.activity.pk, qui=mother.pk)
        names = [one.first_name for one, _comes in chosen.context["family"]]
        self.assertEqual(
            sorted(names), sorted([mother.first_name, self.lina.first_name, self.nour.first_name])
        )
        self.assertContains(chosen, f'value="{mother.pk}" checked')
        address = f"{reverse('simulation')}?activite={self.activity.pk}&qui={mother.pk}"
        both = self.client.get(f"{address}&vient={self.lina.pk}&vient={self.nour.pk}")
        trial = both.context["trial"]
        self.assertEqual([answer.about.rank for answer in trial.answers], [1, 2])
        self.assertEqual(trial.due_cents, sum(answer.quote.due_cents for answer in trial.answers))
        said = self.words(both)
        self.assertIn("pour les 2", said)
        self.assertIn("La règle « Deuxième enfant » décide", said)
        self.assertIn("enfant n° 2 inscrit ensemble", said)

    def test_from_a_child_one_reaches_the_brothers_and_sisters_and_nobody_elses(self):
        answer = self.ask(activite=self.activity.pk, qui=self.lina.pk)
        self.assertIn(self.nour, [one for one, _comes in answer.context["family"]])
        stranger = self.ask(activite=self.activity.pk, qui=self.lina.pk, vient=self.odile.person.pk)
        self.assertEqual(stranger.context["trial"].people, [self.lina])

    def test_what_an_envelope_gives_to_one_is_gone_for_the_next(self):
        self.live_in_district(self.lina, "yes")
        self.live_in_district(self.nour, "yes")
        Fund.objects.filter(pk=self.activity.fund_id).update(ceiling_cents=7200, offered_cents=0)
        address = f"{reverse('simulation')}?activite={self.activity.pk}&qui={self.lina.pk}"
        self.ask(activite=self.activity.pk)
        both = self.client.get(f"{address}&vient={self.lina.pk}&vient={self.nour.pk}").context["trial"]
        payers = [answer.quote.payer for answer in both.answers]
        self.assertEqual(payers[0], "grant")
        self.assertNotEqual(payers[1], "grant")
        self.assertEqual(Fund.objects.get(pk=self.activity.fund_id).offered_cents, 0)

    def test_a_rule_on_a_district_is_tried_for_somebody_described(self):
        rules = [{"label": "Les Prés", "district_codes": ["QN03001M"], "payer": "place"}]
        self.tariff.write(basis="per_hour", public_cents=600, rules=rules, by=self.coralie)
        asked = {"tarif": self.tariff.pk, "heures": "2"}
        self.assertIn("C’est le prix public", self.words(self.ask(**asked)).replace("C'est", "C’est"))
        self.assertIn("La règle « Les Prés » décide", self.words(self.ask(**asked, secteur="QN03001M")))
        self.assertEqual(self.ask(**asked, secteur="QN99999M").status_code, 422)

    def test_somebody_is_searched_for_and_chosen(self):
        answer = self.ask(activite=self.activity.pk, q="lina")
        self.assertContains(answer, f"qui={self.lina.pk}")

    def test_the_board_tries_prices_and_reads_no_name(self):
        self.assertNotContains(self.ask(self.jeanne, activite=self.activity.pk, q="lina"), "Benali")
        answer = self.ask(self.jeanne, activite=self.activity.pk, qui=self.lina.pk)
        self.assertNotContains(answer, "Benali")

    def test_nothing_chosen_and_nonsense_get_a_sentence(self):
        self.assertContains(self.ask(activite=""), "Choisissez une activité", status_code=422)
        self.assertContains(self.ask(tarif=self.tariff.pk, heures="x"), "à revoir", status_code=422)
        self.assertEqual(self.ask(activite=self.activity.pk, qui="999999").status_code, 404)
        self.assertEqual(self.ask().status_code, 200)

    def test_it_keeps_to_ten_questions(self):
        rules = [
            {"label": "a", "is_member": True, "payer": "place"},
            {"label": "b", "is_first_time": False, "payer": "place"},
            {"label": "c", "max_quotient": 10, "payer": "place"},
            {"label": "d", "in_district": True, "payer": "place"},
        ]
        self.tariff.write(basis="per_hour", public_cents=600, rules=rules, by=self.coralie)
        self.ask(activite=self.activity.pk)
        with CaptureQueriesContext(connection) as caught:
            self.client.get(f"{reverse('simulation')}?activite={self.activity.pk}&qui={self.lina.pk}")
        self.assertLessEqual(len(caught), 10)
