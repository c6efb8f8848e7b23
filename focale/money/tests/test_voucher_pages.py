"""Vouchers in the browser: taken line by line, sent, paid back; what was typed wrong stays, with a reason."""

from focale.money.models import Payment, Voucher, VoucherKind, VoucherSlip

from .owing import OwingTest, balance, days


class VoucherPagesTest(OwingTest):
    def setUp(self):
        super().setUp()
        self.kind = VoucherKind.objects.get(name="Chèques-vacances")
        self.desk = f"/personnes/{self.mother.pk}/bons/"

    def typed(self, **more):
        told = {"ticket": "t" * 20, "kind": self.kind.pk, "face_cents": "25", "serials": "A1001\nA1002; 10"}
        told |= {"shares": [self.share.pk], "valid_to": days(60).isoformat(), "day": days(0).isoformat()}
        return told | more

    def take(self, **more):
        return self.client.post(self.desk, self.typed(**more))


class TestTaking(VoucherPagesTest):
    def test_the_desk_leads_from_money_to_vouchers(self):
        self.assertContains(self.client.get(f"/personnes/{self.mother.pk}/encaissement/"), self.desk)
        self.assertContains(self.client.get(self.desk), "Chèques-vacances")

    def test_each_line_is_a_voucher_and_the_same_form_twice_is_one_payment(self):
        first, second = self.take(), self.take()
        payment = Payment.objects.get()
        self.assertEqual((first.url, second.url), (f"/argent/paiements/{payment.pk}/",) * 2)
        self.assertEqual((payment.cents, self.left(), Voucher.objects.count()), (3500, 3700, 2))
        self.assertContains(self.client.get(first.url), "A1001")

    def test_what_is_wrong_gets_a_sentence_and_what_was_typed_stays(self):
        for words, more in (
            ("pas lisible", {"serials": "A1001\n?!?"}),
            ("écrit deux fois", {"serials": "A1001\na 1001"}),
            ("numéro de chaque bon", {"serials": ""}),
            ("jusqu&#x27;à quand", {"valid_to": ""}),
            ("valable que jusqu", {"valid_to": days(-1).isoformat()}),
            ("ne rend pas la monnaie", {"face_cents": "80"}),
            ("la somme en euros", {"face_cents": "1e9"}),
            ("la somme en euros", {"face_cents": "12,345"}),
            ("plus grande", {"face_cents": "-3"}),
            ("la somme en euros", {"serials": "A1001; 12,345"}),
        ):
            with self.subTest(more=more):
                answer = self.take(**more)
                self.assertContains(answer, words, status_code=422)
                self.assertContains(answer, more.get("face_cents", "A1001" if more.get("serials") else "25"),
                                    status_code=422)  # fmt: skip
        self.assertFalse(Payment.objects.exists())

    def test_more_than_is_owed_passes_once_the_box_is_ticked(self):
        self.take(face_cents="80", serials="A1001", is_told="on")
        self.assertEqual((self.left(), Payment.objects.get().left_cents), (0, 800))

    def test_an_aid_without_number_is_counted(self):
        aid = VoucherKind.objects.get(needs_serial=False)
        self.take(kind=aid.pk, serials="", count="3", face_cents="20", valid_to="")
        self.assertEqual((Voucher.objects.count(), Payment.objects.get().cents), (3, 6000))

    def test_a_number_given_by_another_family_is_refused(self):
        self.take()
        answer = self.client.post(
            f"/personnes/{self.odile.person.pk}/bons/", self.typed(ticket="u" * 20, shares=[])
        )
        self.assertContains(answer, "déjà été donné", status_code=422)


class TestSending(VoucherPagesTest):
    def test_those_that_end_soon_are_said_until_they_are_sent(self):
        page = self.client.get("/argent/bons/")
        self.assertContains(page, "2 bons qui sont ici finissent bientôt")
        self.assertContains(page, "Préparer l’envoi")
        VoucherSlip.objects.send(self.kind, Voucher.objects.values_list("pk", flat=True), by=self.coralie)
        self.assertNotContains(self.client.get("/argent/bons/"), "finissent bientôt")

    def test_those_that_last_are_not(self):
        Voucher.objects.update(valid_to=days(61))
        self.assertNotContains(self.client.get("/argent/bons/"), "bientôt")

    def setUp(self):
        super().setUp()
        self.take()

    def send(self):
        keys = list(Voucher.objects.values_list("pk", flat=True))
        address = f"/argent/bons/envois/?sorte={self.kind.pk}"
        return self.client.post(address, {"vouchers": keys, "day": days(0).isoformat()})

    def test_the_slip_is_sent_awaited_and_paid_back_less_the_fee(self):
        self.assertContains(self.client.get("/argent/bons/envois/"), "A1001")
        slip = self.client.get(self.send().url)
        self.assertContains(slip, "remboursement attendu")
        address = f"{slip.request['PATH_INFO']}remboursement/"
        for wrong in ("36", "0", "abc"):
            told = {"cents": wrong, "day": days(0).isoformat()}
            self.assertContains(self.client.post(address, told), f'value="{wrong}"', status_code=422)
        self.client.post(address, {"cents": "34,50", "day": days(0).isoformat()})
        self.assertEqual((balance("512"), balance("627"), balance("5118")), (3450, 50, 0))

    def test_nothing_ticked_and_what_was_sent_meanwhile_get_a_sentence(self):
        answer = self.client.post("/argent/bons/envois/", {"day": days(0).isoformat()})
        self.assertContains(answer, "Cochez au moins un bon", status_code=422)
        self.send()
        self.assertEqual(self.send().status_code, 422)
        self.assertEqual(VoucherSlip.objects.count(), 1)

    def test_one_refused_by_the_issuer_comes_back_and_is_given_back(self):
        slip, voucher = self.send().url, Voucher.objects.get(serial="A1001")
        self.client.post(f"{slip}retrait/", {"bon": voucher.pk})
        self.client.post(f"/argent/bons/{voucher.pk}/retour/", {"reason": "refusé"})
        self.assertEqual(self.left(), 6200)
        self.assertContains(self.client.get(f"/argent/bons/{voucher.pk}/"), "refusé")

    def test_the_list_is_sifted_summed_and_handed_over(self):
        self.send()
        answer = self.client.get("/argent/bons/?etat=attendus&q=1001")
        self.assertEqual([row.serial for row in answer.context["sheet"].object_list], ["A1001"])
        self.assertEqual(self.client.get("/argent/bons/").context["sums"][0]["cents"], 3500)
        for form in ("csv", "ods", "xlsx"):
            self.assertEqual(self.client.get(f"/argent/bons/?format={form}").status_code, 200)
        self.assertEqual(self.client.get("/argent/bons/?etat=x").status_code, 422)
        self.assertEqual(self.client.get("/argent/bons/?format=exe").status_code, 404)

    def test_the_board_reads_no_name(self):
        self.client.force_login(self.jeanne)
        answer = self.client.get(f"/argent/bons/{Voucher.objects.first().pk}/")
        self.assertNotContains(answer, "Benali")
        self.assertNotContains(answer, "Rendre ce bon")

    def test_the_fee_is_typed_in_percent(self):
        told = {
            "name": "Bons d'été",
            "issuer": "CAF",
            "excess": "lost",
            "is_taken": "on",
            "needs_serial": "on",
        }
        self.client.post("/argent/bons/sortes/nouvelle/", told | {"fee": "2,5"})
        kind = VoucherKind.objects.get(name="Bons d'été")
        self.assertEqual((kind.fee_points, kind.fee_of(1000)), (250, 25))
        answer = self.client.post("/argent/bons/sortes/nouvelle/", told | {"fee": "101"})
        self.assertContains(answer, 'value="101"', status_code=422)
