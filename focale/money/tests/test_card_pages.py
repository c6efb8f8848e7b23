"""Paying by card as a family sees it, and as the treasurer does."""

from datetime import timedelta
from unittest import mock

from django.core import management
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from focale.money.models import Checkout, Method, Payment, Plan
from focale.money.models.checkout_states import Hand, State
from focale.testing import at

from .helloasso_server import helloasso
from .paying_by_card import CardTest


class FamilyTest(CardTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.samira)

    def press(self, **more):
        told = {"shares": [self.share.pk], "ticket": "t" * 20} | more
        return self.client.post("/mon-espace/comptes/carte/", told)

    def test_our_accounts_lead_to_the_sums_and_from_there_to_helloasso(self):
        self.assertContains(self.client.get("/mon-espace/comptes/"), "/mon-espace/comptes/carte/")
        page = self.client.get("/mon-espace/comptes/carte/")
        self.assertContains(page, "72\u202f€" if "72\u202f€" in page.content.decode() else "72")
        answer = self.press()
        checkout = Checkout.objects.get()
        self.assertRedirects(answer, f"/mon-espace/comptes/carte/{checkout.key}/")
        self.assertContains(self.client.get(answer.url), "https://checkout.example.org/4000")

    def test_a_part_may_be_paid_and_no_more_than_what_is_ticked(self):
        self.assertContains(self.press(cents="73"), "Payez au plus", status_code=422)
        self.press(cents="20")
        self.assertEqual(Checkout.objects.get().cents, 2000)

    def test_of_a_sum_that_is_spread_what_is_due_now_is_proposed(self):
        parts = [(self.share.charge.day, 2200), (at(60).date(), 5000)]
        Plan.objects.agree(self.samira.person, [self.share], parts, by=self.coralie)
        address = "/mon-espace/comptes/carte/"
        with mock.patch.object(timezone, "localdate", return_value=at(1).date()):
            self.assertEqual(self.client.get(address).context["form"]["cents"].initial, 2200)
        paid = {"payer": self.samira.person, "shares": [self.share]}
        Payment.take(Method.CASH, 2200, by=self.coralie, **paid)
        self.assertEqual(self.client.get(address).context["form"]["cents"].initial, 5000)

    def test_nothing_ticked_is_said(self):
        self.assertContains(self.press(shares=[]), "Cochez au moins une somme.", status_code=422)

    def test_a_sum_of_somebody_else_cannot_be_ticked(self):
        self.assertEqual(self.press(shares=["999999"]).status_code, 422)
        self.assertEqual(Checkout.objects.count(), 0)

    def test_the_same_form_sent_twice_leads_to_the_same_page(self):
        self.assertEqual(self.press().url, self.press().url)

    def test_helloasso_away_is_said_and_nothing_is_lost(self):
        self.fake.faults.append(("checkout-intents", 503, {}, 0))
        self.assertContains(self.press(), "HelloAsso ne répond pas.", status_code=422)
        self.assertContains(self.client.get(self.press().url), "https://checkout.example.org/4000")

    def test_the_way_back_only_makes_it_be_read(self):
        checkout = self.opened()
        back = f"/mon-espace/comptes/carte/{checkout.key}/retour/"
        answer = self.client.get(f"{back}?code=succeeded&orderId=1&checkoutIntentId=4000", follow=True)
        self.assertContains(answer, "Nous attendons la confirmation")
        self.assertContains(answer, "hx-trigger")
        self.assertContains(answer, '<noscript><meta http-equiv="refresh"')
        self.assertEqual((self.payments(), DBTaskResult.objects.count()), ([], 1))

    def test_once_read_the_page_thanks_and_leads_to_the_receipt(self):
        checkout = self.opened()
        self.client.get(f"/mon-espace/comptes/carte/{checkout.key}/retour/")
        self.fake.paid(checkout.intent_id)
        checkout.look()
        page = self.client.get(f"/mon-espace/comptes/carte/{checkout.key}/", headers={"HX-Request": "true"})
        self.assertContains(page, "C’est payé. Merci !")
        self.assertContains(page, f"/argent/paiements/{Payment.objects.get().pk}/")
        self.assertNotContains(page, "hx-trigger")
        self.assertNotContains(page, "<html")

    def test_what_went_wrong_is_said_with_a_way_on(self):
        checkout = self.opened()
        for issue, words in (("abandon", "sans payer"), ("erreur", "pas abouti")):
            back = self.client.get(
                f"/mon-espace/comptes/carte/{checkout.key}/retour/?issue={issue}", follow=True
            )
            self.assertContains(back, words)
            self.assertContains(back, "https://checkout.example.org/4000")
        Checkout.objects.update(started_at=timezone.now() - timedelta(hours=1))
        page = self.client.get(f"/mon-espace/comptes/carte/{checkout.key}/")
        self.assertNotContains(page, "checkout.example.org")
        self.assertContains(page, "Recommencer")
        for state in State:
            Checkout.objects.update(state=state)
            self.assertEqual(self.client.get(f"/mon-espace/comptes/carte/{checkout.key}/").status_code, 200)

    def test_going_back_when_it_is_paid_changes_nothing(self):
        checkout = self.paid()
        self.client.get(f"/mon-espace/comptes/carte/{checkout.key}/retour/?issue=abandon")
        checkout.refresh_from_db()
        self.assertEqual(checkout.state, State.PAID)

    def test_others_do_not_find_it(self):
        checkout = self.opened()
        for account in (self.odile, self.coralie):
            self.client.force_login(account)
            for rest in ("", "retour/"):
                address = f"/mon-espace/comptes/carte/{checkout.key}/{rest}"
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_all_paid_says_so(self):
        Payment.take(Method.CASH, 7200, payer=self.samira.person, shares=[self.share], by=self.coralie)
        self.assertContains(self.client.get("/mon-espace/comptes/carte/"), "Tout est payé")

    def test_without_an_account_at_helloasso_nothing_of_it_is_shown(self):
        with helloasso(slug=""):
            self.assertNotContains(self.client.get("/mon-espace/comptes/"), "carte")
            self.assertEqual(self.client.get("/mon-espace/comptes/carte/").status_code, 404)
            self.client.force_login(self.thomas)
            self.assertNotContains(self.client.get("/argent/"), "/argent/cartes/")
            self.assertEqual(self.client.get("/argent/cartes/").status_code, 404)


class TreasurerTest(CardTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.thomas)

    def test_the_list_tells_states_and_what_needs_a_hand(self):
        self.paid(cents=5000)
        self.opened()
        page = self.client.get("/argent/cartes/")
        self.assertContains(page, "La somme payée n&#x27;est pas celle")
        self.assertContains(page, '<span class="pill bad">payé, à regarder</span>', html=True)
        self.assertContains(page, "50")
        for state, count in [
            ("a-regarder", 1),
            ("en-cours", 1),
            ("payes", 1),
            ("rendus", 0),
            ("sans-suite", 0),
        ]:
            with self.subTest(state=state):
                rows = self.client.get(f"/argent/cartes/?etat={state}").context["sheet"].object_list
                self.assertEqual(len(rows), count)

    def test_the_home_of_money_says_what_needs_a_hand(self):
        self.assertNotContains(self.client.get("/argent/"), "etat=a-regarder")
        self.paid(cents=5000)
        page = self.client.get("/argent/")
        self.assertContains(page, "Un paiement par carte demande un regard")
        self.assertContains(page, "/argent/cartes/?etat=a-regarder")

    def test_it_is_found_by_name_by_sum_s_words_and_by_helloasso_s_numbers(self):
        checkout = self.paid()
        for typed, count in [
            ("samira", 1),
            ("caméra", 1),
            (str(checkout.order_id), 1),
            ("904000", 1),
            ("zzz", 0),
        ]:
            with self.subTest(typed=typed):
                rows = self.client.get("/argent/cartes/", {"q": typed}).context["sheet"].object_list
                self.assertEqual(len(rows), count)
        self.assertEqual(self.client.get("/argent/cartes/", {"q": "9" * 40}).status_code, 200)

    def test_it_is_handed_over_as_a_file(self):
        self.paid()
        answer = b"".join(self.client.get("/argent/cartes/?format=csv").streaming_content).decode("utf-8-sig")
        self.assertIn("Samira Benali;72", answer)
        self.assertEqual(self.client.get("/argent/cartes/?format=pdf").status_code, 404)

    def test_the_board_reads_no_name(self):
        checkout = self.paid()
        self.client.force_login(self.jeanne)
        for address in ("/argent/cartes/", f"/argent/cartes/{checkout.pk}/"):
            page = self.client.get(address)
            self.assertNotContains(page, "Samira")
            self.assertNotContains(page, "Lina")
        self.assertEqual(self.client.post(f"/argent/cartes/{checkout.pk}/vu/").status_code, 403)

    def test_asking_helloasso_now_and_what_it_answers(self):
        checkout = self.opened()
        self.fake.paid(checkout.intent_id)
        answer = self.client.post(f"/argent/cartes/{checkout.pk}/lecture/", follow=True)
        self.assertContains(answer, "HelloAsso a répondu")
        self.assertEqual(self.left(), 0)
        self.fake.faults.append(("orders", 500, {}, 0))
        answer = self.client.post(f"/argent/cartes/{checkout.pk}/lecture/", follow=True)
        self.assertContains(answer, "HelloAsso ne répond pas.")

    def test_what_is_settled_needs_no_hand_any_more(self):
        checkout = self.paid(cents=5000)
        self.client.post(f"/argent/cartes/{checkout.pk}/vu/")
        checkout.look()
        checkout.refresh_from_db()
        self.assertEqual(checkout.hand, "")
        page = self.client.get("/argent/cartes/")
        self.assertContains(page, '<span class="pill good">payé</span>', html=True)

    def test_contested_money_is_noted_as_taken_back(self):
        checkout = self.paid(state="Contested")
        self.assertContains(self.client.get(f"/argent/cartes/{checkout.pk}/"), "La banque a repris la somme")
        self.client.post(f"/argent/cartes/{checkout.pk}/perte/")
        checkout.refresh_from_db()
        self.assertEqual((checkout.hand, self.card_money()), (Hand.REFUNDED, 0))
        other = self.opened()
        answer = self.client.post(f"/argent/cartes/{other.pk}/perte/", follow=True)
        self.assertContains(answer, "pas contesté")

    def test_a_payout_is_noted_as_a_transfer_from_there_to_the_bank(self):
        self.paid()
        page = self.client.get("/argent/cartes/")
        self.assertContains(page, "/argent/virements/nouvelle/?source=5115&amp;target=512")
        form = self.client.get("/argent/virements/nouvelle/?source=5115&target=512").context["form"]
        self.assertEqual((form["source"].value(), form["target"].value()), ("5115", "512"))


class InstallationTest(CardTest):
    def says(self):
        with mock.patch("sys.exit"):
            out = mock.Mock()
            written = []
            out.write = written.append
            out.isatty = lambda: False
            management.call_command("installation", stdout=out)
        return "".join(written)

    def test_the_check_says_when_the_keys_do_not_open(self):
        self.assertIn("HelloAsso demande que l'adresse du site soit en https", self.says())
        with helloasso(secret="wrong"):
            self.assertIn("FOCALE_HELLOASSO_CLIENT", self.says())
        with helloasso(address="http://127.0.0.1:9"):
            self.assertIn("HelloAsso ne répond pas", self.says())
        with helloasso(slug=""):
            self.assertNotIn("HelloAsso", self.says())
