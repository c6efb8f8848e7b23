"""In a rush: a number at once, then the same verb, in the order of arrival."""

from unittest import mock

from django.core.cache import cache
from django.urls import reverse

from focale.programme import rush
from focale.programme.models import Arrival, Party, Status
from focale.programme.rush import serve_arrivals

from .test_registrations import Filling


class RushTest(Filling):
    def setUp(self):
        super().setUp()
        cache.clear()
        self.enterContext(mock.patch.object(rush, "WINDOW", 60))
        self.addCleanup(rush.forget_rush)

    def send(self, number, **changes):
        facts = self.guest(**{"who-adult-phone": f"06{number:08d}", "who-new-0-first_name": f"Eva{number}"})
        facts |= {"screen": "3", "go": "next", "ticket": f"formulaire-{number:08d}"}
        return self.client.post(self.address, facts | self.accords("n0") | changes)

    def serve(self):
        Arrival.objects.update(at="2026-01-01T00:00Z")
        rush._asked["at"] = float("-inf")
        return serve_arrivals()

    def test_few_are_served_at_once_and_the_others_get_a_number(self):
        answers = [self.send(number) for number in range(14)]
        self.assertEqual([answer.status_code for answer in answers], [302] * 10 + [202] * 4)
        self.assertContains(answers[-1], "Votre demande est reçue", status_code=202)
        self.assertContains(answers[-1], "/inscription/attente/formulaire-00000013/", status_code=202)
        self.assertEqual(self.serve(), 4)
        names = [party.names() for party in Party.objects.order_by("number")]
        self.assertEqual(names, [f"Eva{number}" for number in range(14)])
        seated = self.seating.registrations.filter(status=Status.SEATED).values_list(
            "party__number", flat=True
        )
        self.assertEqual(sorted(seated), [1, 2])

    def test_the_waiting_page_leads_to_the_registration(self):
        for number in range(12):
            self.send(number)
        page = reverse("arrival", args=["formulaire-00000011"])
        self.assertContains(self.client.get(page), "Encore 1 demande avant la vôtre")
        self.serve()
        self.assertRedirects(self.client.get(page), Party.objects.latest("pk").get_absolute_url())
        self.assertEqual(Arrival.objects.latest("pk").typed, "")

    def test_a_double_click_is_one_number(self):
        for number in range(11):
            self.send(number)
        self.send(10)
        self.assertEqual(Arrival.objects.count(), 1)
        self.serve()
        self.assertEqual(Party.objects.count(), 11)

    def test_a_refusal_is_told_and_leads_back_into_the_form(self):
        for number in range(11):
            self.send(number, **({"who-new-0-born_year": "2001"} if number == 10 else {}))
        self.serve()
        page = self.client.get(reverse("arrival", args=["formulaire-00000010"]))
        self.assertContains(page, "aura 2")
        self.assertContains(page, 'name="who-new-0-first_name" value="Eva10"')
        self.assertNotContains(page, 'formulaire-00000010"')
        self.assertEqual(Party.objects.count(), 10)

    def test_those_who_come_while_numbers_are_served_stand_behind_them(self):
        for number in range(12):
            self.send(number)
        rush._seen.clear()
        self.assertEqual(self.send(12).status_code, 202)
        self.serve()
        self.assertEqual(self.send(13).status_code, 302)

    def test_numbers_keep_their_turn_when_the_service_was_started_again(self):
        for number in range(12):
            self.send(number)
        rush.forget_rush()
        self.assertEqual(self.send(12).status_code, 202)
        self.serve()
        names = [party.names() for party in Party.objects.order_by("number")]
        self.assertEqual(names[10:], ["Eva10", "Eva11", "Eva12"])

    def test_nobody_gets_a_number_for_what_they_may_not_see(self):
        self.camera.unpublish(by=self.coralie)
        answers = {self.send(number).status_code for number in range(12)}
        self.assertEqual(answers, {404})
        self.assertFalse(Arrival.objects.exists())

    def test_a_form_that_breaks_something_does_not_stop_those_behind_it(self):
        for number in range(12):
            self.send(number)
        broken = mock.patch.object(rush, "register_wish", side_effect=[RuntimeError("essai"), mock.DEFAULT])
        with broken as verb, self.assertLogs("focale.rush"):
            verb.return_value = Party.objects.latest("pk")
            self.assertEqual(self.serve(), 2)
        states = Arrival.objects.order_by("pk").values_list("state", flat=True)
        self.assertEqual(list(states), ["refused", "done"])
