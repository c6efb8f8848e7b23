"""Who still has to pay, and the letter that reminds of it: once a week at most."""

from datetime import timedelta

from django.utils import timezone

from focale.ground.worker import run_waiting
from focale.letters.models import Letter
from focale.money import owed
from focale.money.models import Charge, Method, Payment, Purpose, ReminderRound
from focale.money.pricing import Quote
from focale.testing import FocaleTest


class OwedTest(FocaleTest):
    def owe(self, account, cents, days=0):
        return Charge.make(
            Quote(cents, cents),
            label="Stage caméra",
            purpose=Purpose.ACTIVITY_FEES,
            day=timezone.localdate() - timedelta(days=days),
            payer=account.person,
            by=self.coralie,
        )

    def setUp(self):
        super().setUp()
        self.client.force_login(self.coralie)

    def test_each_person_stands_once_the_oldest_sum_first(self):
        self.owe(self.odile, 500)
        for days in (3, 9):
            self.owe(self.samira, 7200, days)
        answer = self.client.get("/argent/a-recevoir/")
        rows = [(debt.who, debt.cents, debt.count) for debt in answer.context["sheet"].object_list]
        self.assertEqual(rows, [(self.samira.person, 14400, 2), (self.odile.person, 500, 1)])
        self.assertEqual(answer.context["total"], 14900)

    def test_what_is_paid_or_credited_is_no_longer_owed(self):
        share = self.owe(self.samira, 7200).shares.get()
        Payment.take(Method.CASH, 7200, payer=self.samira.person, shares=[share], by=self.coralie)
        self.owe(self.odile, 500).credit(reason="erreur", by=self.coralie)
        self.assertContains(self.client.get("/argent/a-recevoir/"), "Tout est payé")

    def test_a_reminder_says_the_sum_and_goes_once_a_week(self):
        self.owe(self.samira, 7250)
        address = f"/argent/a-recevoir/{self.samira.person.pk}/rappel/"
        for _each in range(2):
            self.assertRedirects(self.client.post(address), "/argent/a-recevoir/")
        letter = Letter.objects.get(kind="reminder_to_pay")
        self.assertEqual(letter.person, self.samira.person)
        self.assertIn("72,50", letter.body)
        Letter.objects.update(written_at=timezone.now() - timedelta(days=8), key="before")
        self.client.post(address)
        self.assertEqual(Letter.objects.filter(kind="reminder_to_pay").count(), 2)

    def test_who_owes_nothing_gets_no_letter(self):
        self.assertFalse(owed.remind(self.odile.person, by=self.coralie))
        self.client.post(f"/argent/a-recevoir/{self.odile.person.pk}/rappel/")
        self.assertFalse(Letter.objects.exists())

    def test_all_are_reminded_in_one_click_and_not_twice(self):
        self.owe(self.samira, 7200)
        self.owe(self.odile, 500)
        for _each in range(2):
            self.client.post("/argent/a-recevoir/rappels/")
            run_waiting()
        self.assertEqual(Letter.objects.filter(kind="reminder_to_pay").count(), 2)
        self.assertEqual([row.written for row in ReminderRound.objects.order_by("pk")], [2, 0])

    def test_the_letters_are_written_after_the_answer_and_the_page_says_how_far(self):
        self.owe(self.samira, 7200)
        self.owe(self.odile, 500)
        self.client.post("/argent/a-recevoir/rappels/")
        self.assertFalse(Letter.objects.exists())
        asked = ReminderRound.objects.get()
        self.assertEqual(ReminderRound.objects.ask([self.karim.person.pk], by=self.coralie), asked)
        asked._remind_next()
        self.assertContains(self.client.get("/argent/a-recevoir/"), "1 sur 2")
        answer = self.client.get("/argent/a-recevoir/rappels/avancement/", headers={"HX-Request": "true"})
        self.assertContains(answer, 'value="1" max="2"')
        run_waiting()
        asked.go_on()
        answer = self.client.get("/argent/a-recevoir/rappels/avancement/", headers={"HX-Request": "true"})
        self.assertEqual(answer["HX-Refresh"], "true")
        self.assertContains(self.client.get("/argent/a-recevoir/"), "2 personnes")

    def test_a_reminder_comes_in_the_language_of_the_reader(self):
        self.owe(self.odile, 500)
        self.odile.person.language = "en"
        self.odile.person.save()
        owed.remind(self.odile.person, by=self.coralie)
        self.assertIn("€5", Letter.objects.get().body)

    def test_the_list_is_handed_over_and_costs_the_same_for_many(self):
        for account in (self.samira, self.odile, self.karim, self.jeanne):
            self.owe(account, 500)
        self.assertIn(
            b"Perrin", b"".join(self.client.get("/argent/a-recevoir/?format=csv").streaming_content)
        )
        self.assertEqual(self.client.get("/argent/a-recevoir/?format=exe").status_code, 404)
        with self.assertNumQueries(8):
            self.client.get("/argent/a-recevoir/")
