"""Deposits in the browser: taken, listed, read by the family, given back or kept."""

from focale.money.models import Deposit

from .owing import OwingTest, balance, days


class DepositPagesTest(OwingTest):
    def typed(self, **more):
        told = {"ticket": "t" * 20, "cents": "200", "label": "Prêt d'un appareil", "method": "cash"}
        return told | {"day": days(0).isoformat()} | more

    def take(self, **more):
        return self.client.post(f"/personnes/{self.mother.pk}/caution/", self.typed(**more))

    def test_a_deposit_is_taken_once_and_read_by_the_family(self):
        first, second = self.take(), self.take()
        self.assertEqual((first.url, Deposit.objects.count()), (second.url, 1))
        self.client.force_login(self.samira)
        self.assertContains(self.client.get("/mon-espace/comptes/"), "Les cautions")
        self.assertContains(self.client.get(first.url), "encore ici")
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(first.url).status_code, 404)

    def test_what_is_wrong_gets_a_sentence_and_what_was_typed_stays(self):
        for more in (
            {"cents": "1e9"}, {"cents": "12,345"}, {"cents": "-3"}, {"cents": "  "}, {"label": ""},
            {"method": "cheque"}, {"method": "card"}, {"day": days(1).isoformat()}, {"day": "demain"},
        ):  # fmt: skip
            with self.subTest(more=more):
                answer = self.take(**more)
                self.assertContains(answer, more.get("cents", "200").strip(), status_code=422)
        self.assertFalse(Deposit.objects.exists())

    def test_full_width_digits_and_spaces_are_read(self):
        self.take(cents="\uff12\uff10\uff10 ,\uff15")
        self.assertEqual(Deposit.objects.get().cents, 20_050)

    def test_it_is_kept_in_part_with_a_reason_the_family_reads(self):
        address = self.take().url
        told = {"kept_cents": "50", "method": "cash", "day": days(0).isoformat()}
        self.assertContains(self.client.post(f"{address}retour/", told), 'value="50"', status_code=422)
        self.client.post(f"{address}retour/", told | {"reason": "objectif rayé"})
        self.assertEqual((balance("530"), balance("758"), balance("165")), (5_000, -5_000, 0))
        self.client.force_login(self.samira)
        self.assertContains(self.client.get(address), "objectif rayé")

    def test_a_kept_cheque_is_banked_or_handed_back(self):
        address = self.take(method="cheque", cheque_number="0099").url
        self.assertContains(self.client.get(address), "Rendre le chèque")
        self.assertContains(self.client.get("/argent/remises/"), "chèque de caution est gardé ici")
        self.client.post(f"{address}banque/")
        self.assertContains(self.client.get("/argent/remises/"), "0099")
        self.client.post(f"{address}retour/", {"method": "cheque", "day": days(0).isoformat()})
        self.assertEqual((balance("165"), balance("5112")), (0, 0))
        self.assertNotContains(self.client.get("/argent/remises/"), "0099")

    def test_the_list_is_sifted_and_handed_over_without_names_for_the_board(self):
        self.take()
        self.assertContains(self.client.get("/argent/cautions/?etat=ici&q=benali"), "Prêt d")
        self.assertNotContains(self.client.get("/argent/cautions/?etat=rendues"), "Prêt d")
        self.client.force_login(self.jeanne)
        self.assertNotContains(self.client.get("/argent/cautions/"), "Benali")
        self.assertNotContains(self.client.get("/argent/cautions/?q=benali"), "Prêt d")
        answer = self.client.get("/argent/cautions/?format=csv")
        self.assertNotIn(b"Benali", b"".join(answer.streaming_content))
