"""The box is counted in the morning as in the evening, coin by coin if one likes; the chain holds both."""

from focale.money.models import Method, Payment, Till
from focale.money.tests.guards import without_guards
from focale.testing import FocaleTest


class TillOpeningTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)
        Payment.take(Method.CASH, 7250, payer=self.samira.person, by=self.coralie)

    def count(self, expected=7250, **typed):
        return self.client.post("/argent/caisse/", {"expected_cents": expected} | typed)

    def test_coins_and_notes_are_added_up_and_kept(self):
        self.assertRedirects(
            self.count(go="open", coin_2000="3", coin_1000="1", coin_50="5"), "/argent/caisse/"
        )
        till = Till.objects.get()
        self.assertEqual((till.counted_cents, till.is_opening, till.difference_cents), (7250, True, 0))
        self.assertEqual(till.coins, {"2000": 3, "1000": 1, "50": 5})
        answer = self.client.get("/argent/caisse/")
        self.assertContains(answer, "Ouverture n°\xa01")
        self.assertContains(answer, "3\xa0×\xa020\xa0€")

    def test_the_evening_is_offered_first_once_the_box_is_open(self):
        self.count(go="open", counted_cents="72,50")
        answer = self.client.get("/argent/caisse/")
        self.assertNotContains(answer, "Ouvrir la caisse")
        self.count(go="close", counted_cents="72,50")
        self.assertContains(self.client.get("/argent/caisse/"), "Ouvrir la caisse")
        self.assertEqual([till.is_opening for till in Till.objects.order_by("number")], [True, False])

    def test_a_difference_in_the_morning_is_explained_too(self):
        self.assertEqual(self.count(go="open", counted_cents="70").status_code, 422)
        self.count(go="open", counted_cents="70", note="oubli d'hier")
        self.assertEqual(Till.objects.get().difference_cents, -250)

    def test_a_sum_that_is_not_that_of_the_coins_is_told_and_what_was_typed_stays(self):
        answer = self.count(go="close", counted_cents="72", coin_1000="7")
        self.assertContains(answer, "font 70", status_code=422)
        self.assertContains(answer, 'value="7"', status_code=422)
        self.assertFalse(Till.objects.exists())

    def test_what_cannot_be_a_number_of_coins_gets_a_sentence(self):
        for typed in ("-1", "1e9", "12,345", "abc", "10000"):
            with self.subTest(typed=typed):
                answer = self.count(go="close", coin_1000=typed)
                self.assertEqual(answer.status_code, 422)
                self.assertContains(answer, f'value="{typed}"', status_code=422)
        self.assertFalse(Till.objects.exists())

    def test_a_form_sent_twice_or_out_of_order_is_no_second_count(self):
        self.count(go="open", counted_cents="72,50")
        again = self.count(go="open", counted_cents="72,50")
        self.assertContains(again, "déjà ouverte", status_code=422)
        self.count(go="close", counted_cents="72,50")
        again = self.count(go="close", counted_cents="72,50")
        self.assertContains(again, "déjà clôturée", status_code=422)
        self.assertEqual(Till.objects.count(), 2)
        Payment.take(Method.CASH, 500, payer=self.samira.person, by=self.coralie)
        self.count(7750, go="close", counted_cents="77,50")
        self.assertEqual(Till.objects.count(), 3)

    def test_a_difference_is_part_of_its_count_and_no_movement_after_it(self):
        self.count(go="close", counted_cents="70", note="oubli")
        self.assertContains(self.client.get("/argent/caisse/"), "Rien n’est entré")
        again = self.count(7000, go="close", counted_cents="70")
        self.assertContains(again, "déjà clôturée", status_code=422)

    def test_the_counts_leave_as_a_file_and_their_chain_is_looked_through_on_the_page(self):
        self.count(go="open", counted_cents="70", note="oubli d'hier")
        rows = self.client.get("/argent/caisse/?format=csv").getvalue().decode("utf-8-sig").splitlines()
        self.assertIn(";-2,50;oubli d'hier;", rows[1])
        self.assertIn(Till.objects.get().seal, rows[1])
        self.assertEqual(self.client.get("/argent/caisse/?format=exe").status_code, 404)
        address = "/argent/caisse/?verification=1"
        self.assertContains(self.client.get(address), "sans trou ni changement")
        with without_guards():
            Till.objects.update(counted_cents=1)
        self.assertContains(self.client.get(address), "a été modifiée")

    def test_coins_are_part_of_the_seal(self):
        self.count(go="open", coin_1000="7", coin_50="5")
        self.count(go="close", counted_cents="72,50")
        self.assertEqual(Till.objects.faults(), [])
        with without_guards():
            Till.objects.filter(number=1).update(coins={"1000": 8})
        self.assertIn("n°\xa01 a été modifiée", Till.objects.faults()[0])
