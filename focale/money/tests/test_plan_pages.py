"""A plan in the browser: proposed from the address, agreed with its cheques, read by the family, changed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from focale.money.models import Payment, Plan

from .owing import OwingTest, days


class PlanPagesTest(OwingTest):
    def setUp(self):
        super().setUp()
        self.address = f"/personnes/{self.mother.pk}/echeancier/"

    def typed(self, *rows, **more):
        told = {"part-TOTAL_FORMS": len(rows), "part-INITIAL_FORMS": 0, "shares": [self.share.pk]}
        for number, (day, cents, cheque) in enumerate(rows):
            told |= {
                f"part-{number}-day": day,
                f"part-{number}-cents": cents,
                f"part-{number}-cheque": cheque,
            }
        return told | more

    def agree(self, *rows, **more):
        rows = rows or ((days(0), "36", ""), (days(30), "36", ""))
        return self.client.post(self.address, self.typed(*rows, **more))

    def test_equal_parts_are_proposed_as_the_address_asks(self):
        parts = self.client.get(self.address).context["parts"]
        self.assertEqual([part["cents"].value() for part in parts], ["24"] * 3)
        answer = self.client.get(self.address, {"nombre": 5, "premier": days(10).isoformat()})
        self.assertContains(answer, 'value="14,40"', count=5)
        self.assertContains(answer, days(10).isoformat())
        for wrong in ({"nombre": "1"}, {"nombre": "x"}, {"premier": "2026-13-01"}):
            self.assertEqual(self.client.get(self.address, wrong).status_code, 200)

    def test_the_family_reads_its_plan_and_others_do_not(self):
        self.agree()
        plan = Plan.objects.get()
        self.client.force_login(self.samira)
        self.assertContains(self.client.get("/mon-espace/comptes/"), "Échéancier n°")
        self.assertContains(self.client.get(f"/argent/echeanciers/{plan.pk}/"), "à venir")
        self.client.force_login(self.odile)
        self.assertEqual(self.client.get(f"/argent/echeanciers/{plan.pk}/").status_code, 404)

    def test_cheques_given_are_taken_and_said_to_be_kept(self):
        self.agree((days(0), "36", "001"), (days(30), "36", "002"), bank="CM")
        self.assertEqual((self.left(), Payment.objects.count()), (0, 2))
        self.assertContains(self.client.get("/argent/remises/"), "Gardés pour plus tard")
        self.assertContains(self.client.get(f"/argent/echeanciers/{Plan.objects.get().pk}/"), "chèque n° 002")

    def test_what_is_wrong_gets_a_sentence_and_what_was_typed_stays(self):
        for words, rows in (
            ("Il manque 1", ((days(0), "36", ""), (days(30), "35", ""))),
            ("de trop", ((days(0), "36", ""), (days(30), "37", ""))),
            ("de 2 à 24", ((days(0), "72", ""), ("", "", ""))),
            ("Un jour et une somme", ((days(0), "36", ""), ("", "36", ""))),
            ("la somme en euros", ((days(0), "36", ""), (days(30), "12,345", ""))),
            ("deux fois", ((days(0), "36", "001"), (days(30), "36", "001"))),
        ):
            with self.subTest(words=words):
                answer = self.agree(*rows)
                self.assertContains(answer, words, status_code=422)
                self.assertContains(answer, f'value="{rows[-1][1] or 72}"', status_code=422)
        self.assertContains(self.agree(shares=[]), "Cochez au moins une somme", status_code=422)
        self.assertFalse(Plan.objects.exists())

    def test_a_change_asks_why_and_keeps_what_was_agreed_before(self):
        self.agree()
        old = Plan.objects.get()
        address = f"/argent/echeanciers/{old.pk}/changement/"
        self.assertContains(self.client.get(address), "Pourquoi l&#x27;échéancier change")
        rows = ((days(10), "12", ""), (days(20), "60", ""))
        self.assertEqual(self.client.post(address, self.typed(*rows)).status_code, 422)
        self.client.post(address, self.typed(*rows, reason="perte d'emploi"))
        new = Plan.objects.running().get()
        self.assertContains(self.client.get(f"/argent/echeanciers/{new.pk}/"), "perte d&#x27;emploi")
        self.assertContains(self.client.get(f"/argent/echeanciers/{old.pk}/"), "Remplacé par")
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_a_plan_is_ended_with_its_reason(self):
        self.agree()
        plan = Plan.objects.get()
        self.assertEqual(self.client.post(f"/argent/echeanciers/{plan.pk}/fin/").status_code, 422)
        self.client.post(f"/argent/echeanciers/{plan.pk}/fin/", {"reason": "paie tout"})
        self.assertContains(self.client.get("/argent/echeanciers/?etat=finis"), "Samira")
        self.assertNotContains(self.client.get("/argent/echeanciers/"), "Samira")

    def test_late_plans_are_found(self):
        self.agree()
        self.assertNotContains(self.client.get("/argent/echeanciers/?etat=retard"), "Samira")
        plan = Plan.objects.get()
        plan.parts.filter(due_on=days(0)).update(due_on=days(-3))
        self.assertContains(self.client.get("/argent/echeanciers/?etat=retard"), "en retard")
        self.assertContains(self.client.get("/argent/a-recevoir/"), "pas encore à échéance")

    def test_the_list_is_handed_over(self):
        self.agree()
        answer = self.client.get("/argent/echeanciers/?format=csv")
        self.assertIn("Samira Benali", b"".join(answer.streaming_content).decode())
        self.assertEqual(self.client.get("/argent/echeanciers/?format=exe").status_code, 404)

    def test_what_is_agreed_after_midnight_is_of_that_day(self):
        self.agree()
        Plan.objects.update(made_at=datetime(2026, 7, 2, 0, 30, tzinfo=ZoneInfo("Europe/Paris")))
        answer = self.client.get("/argent/echeanciers/?format=csv")
        self.assertIn("02/07/2026", b"".join(answer.streaming_content).decode())
