import re

from django.core import mail
from django.urls import reverse
from django.utils import timezone

from focale.ground.models import Identity
from focale.people.models import Account, Card, Person
from focale.testing import FocaleTest, years_ago


class SignInTest(FocaleTest):
    def ask_code(self, address):
        return self.client.post(reverse("sign-in"), {"email": address})

    def code_sent(self):
        return re.search(r"\b(\d{6})\b", mail.outbox[-1].body).group(1)

    def go_in(self, address):
        self.ask_code(address)
        return self.client.post(reverse("account_confirm_login_code"), {"code": self.code_sent()})

    def test_an_address_that_was_only_typed_leaves_no_account(self):
        self.ask_code("jamais@example.org")
        self.client.post(reverse("account_confirm_login_code"), {"code": "x"})
        self.assertFalse(Account.objects.filter(email="jamais@example.org").exists())

    def test_a_second_code_makes_the_first_worthless(self):
        self.ask_code("samira@example.org")
        first = self.code_sent()
        self.client.post(reverse("code-resending"), {"next": "/planning/"}, follow=True)
        second = self.code_sent()
        self.assertNotEqual(first, second)
        address = reverse("account_confirm_login_code")
        self.assertEqual(self.client.post(address, {"code": first}).status_code, 422)
        answer = self.client.post(address, {"code": second, "next": "/planning/"})
        self.assertRedirects(answer, "/planning/", fetch_redirect_response=False)

    def test_a_code_is_sent_again_a_few_times_only(self):
        self.ask_code("samira@example.org")
        for _time in range(9):
            self.client.post(reverse("code-resending"))
        self.assertLess(len(mail.outbox), 6)

    def test_one_address_is_not_flooded_with_codes(self):
        answers = [self.ask_code("odile@example.org").status_code for _time in range(6)]
        self.assertEqual(answers, [302] * 5 + [422])
        self.assertEqual(len(mail.outbox), 5)

    def test_the_address_of_elsewhere_is_not_followed(self):
        self.ask_code("samira@example.org")
        code = {"code": self.code_sent(), "next": "https://example.com/"}
        answer = self.client.post(reverse("account_confirm_login_code"), code)
        self.assertRedirects(answer, reverse("my-space"), fetch_redirect_response=False)

    def test_the_code_sent_by_mail_opens_the_account(self):
        answer = self.ask_code("SAMIRA@example.org")
        self.assertRedirects(answer, reverse("account_confirm_login_code"))
        answer = self.client.post(reverse("account_confirm_login_code"), {"code": self.code_sent()})
        self.assertRedirects(answer, reverse("my-space"), fetch_redirect_response=False)
        self.assertEqual(int(self.client.session["_auth_user_id"]), self.samira.pk)

    def test_a_wrong_code_opens_nothing(self):
        self.ask_code("samira@example.org")
        wrong = "000000" if self.code_sent() != "000000" else "111111"
        answer = self.client.post(reverse("account_confirm_login_code"), {"code": wrong})
        self.assertNotIn("_auth_user_id", self.client.session)
        self.assertContains(answer, "pas le bon", status_code=422)

    def test_after_five_wrong_codes_the_right_one_opens_nothing(self):
        self.ask_code("samira@example.org")
        right = self.code_sent()
        for number in range(6):
            self.client.post(reverse("account_confirm_login_code"), {"code": f"{number}x"})
        self.client.post(reverse("account_confirm_login_code"), {"code": right})
        self.assertNotIn("_auth_user_id", self.client.session)

    def test_somebody_registered_without_account_finds_their_file(self):
        person = Person.objects.create(first_name="Rosa", last_name="Lopez", email="rosa@example.org")
        self.ask_code("rosa@example.org")
        self.client.post(reverse("account_confirm_login_code"), {"code": self.code_sent()})
        self.assertEqual(Account.objects.get(person=person).email, "rosa@example.org")

    def test_a_child_does_not_inherit_the_account_of_the_family_address(self):
        Person.objects.create(first_name="Tom", born_on=years_ago(9), email="famille@example.org")
        self.go_in("famille@example.org")
        self.assertIsNone(Account.objects.get(email="famille@example.org").person)

    def test_somebody_unknown_is_asked_their_name(self):
        self.ask_code("nouvelle@example.org")
        self.client.post(reverse("account_confirm_login_code"), {"code": self.code_sent()})
        self.assertRedirects(self.client.get(reverse("my-space")), reverse("introduction"))
        answer = self.client.post(reverse("introduction"), {"first_name": "Ana", "last_name": "Silva"})
        self.assertRedirects(answer, reverse("my-space"), fetch_redirect_response=False)
        self.assertEqual(Person.objects.get(first_name="Ana").account.email, "nouvelle@example.org")

    def test_the_unused_account_of_an_absorbed_file_opens_nothing_until_they_part(self):
        twin = self.adult("Samia", "Benali", email="samia@example.org")
        self.samira.last_login = timezone.now()
        self.samira.save()
        self.samira.person.absorb(twin.person, by=self.coralie)
        twin.refresh_from_db()
        self.assertFalse(twin.is_active)
        Person.objects.get(pk=twin.person_id).part(by=self.coralie)
        twin.refresh_from_db()
        self.assertTrue(twin.is_active)

    def test_a_closed_account_is_said_only_to_who_proved_the_address(self):
        Account.objects.filter(pk=self.odile.pk).update(is_active=False)
        self.assertRedirects(self.ask_code("odile@example.org"), reverse("account_confirm_login_code"))
        self.client.post(reverse("account_confirm_login_code"), {"code": self.code_sent()})
        self.assertContains(self.client.get(reverse("sign-in")), "Ce compte est fermé")
        self.assertNotIn("_auth_user_id", self.client.session)

    def test_an_address_that_is_none_is_refused_and_kept(self):
        answer = self.ask_code("pas une adresse")
        self.assertContains(answer, "pas une adresse", status_code=422)


class CardTest(FocaleTest):
    def setUp(self):
        super().setUp()
        self.rosa = Person.objects.create(first_name="Rosa", last_name="Lopez", born_on=years_ago(70))
        self.card, self.token, self.pin = Card.objects.make(self.rosa, by=self.coralie)

    def come_in(self, pin, card=None):
        return self.client.post(reverse("card-sign-in", args=[card or self.token]), {"pin": pin})

    def wrong_pin(self):
        return "0000" if self.pin != "0000" else "1111"

    def test_card_and_pin_open_the_account(self):
        self.assertRedirects(self.come_in(self.pin), reverse("my-space"), fetch_redirect_response=False)
        self.assertEqual(Account.objects.get(person=self.rosa).pk, int(self.client.session["_auth_user_id"]))

    def test_the_typed_number_does_as_well(self):
        number = self.card.spaced_number.lower()
        answer = self.client.post(reverse("card-entry"), {"number": number, "pin": self.pin})
        self.assertRedirects(answer, reverse("my-space"), fetch_redirect_response=False)

    def test_five_wrong_pins_rest_the_card_and_not_its_neighbour(self):
        other, token, pin = Card.objects.make(self.odile.person, by=self.coralie)
        for _attempt in range(5):
            self.assertEqual(self.come_in(self.wrong_pin()).status_code, 422)
        self.assertContains(self.come_in(self.pin), "quart d", status_code=422)
        self.assertRedirects(self.come_in(pin, token), reverse("my-space"), fetch_redirect_response=False)
        Card.objects.filter(pk=self.card.pk).update(locked_until=timezone.now())
        self.client.logout()
        self.assertEqual(self.come_in(self.pin).status_code, 302)

    def test_a_lost_card_opens_nothing(self):
        self.card.revoke(by=self.coralie)
        self.assertEqual(self.come_in(self.pin).status_code, 422)

    def test_a_new_card_ends_the_former_one(self):
        Card.objects.make(self.rosa, by=self.coralie)
        self.assertIsNone(Card.objects.read(self.token))

    def test_a_child_does_not_enter_alone(self):
        _card, token, pin = Card.objects.make(self.lina, by=self.coralie)
        self.assertContains(self.come_in(pin, token), "15", status_code=422)

    def test_the_team_does_not_enter_with_a_card(self):
        _card, token, pin = Card.objects.make(self.karim.person, by=self.coralie)
        self.assertEqual(self.come_in(pin, token).status_code, 422)

    def test_the_team_that_scans_a_card_sees_whose_it_is(self):
        self.client.force_login(self.coralie)
        answer = self.client.get(reverse("card-sign-in", args=[self.token]))
        self.assertRedirects(answer, f"/personnes/{self.rosa.pk}/", fetch_redirect_response=False)


class TryOutTest(FocaleTest):
    def try_out(self, account):
        return self.client.post(reverse("try-out", args=[account.pk]))

    def test_only_a_demonstration_opens_in_one_click(self):
        self.assertEqual(self.try_out(self.coralie).status_code, 404)
        Identity.objects.create(is_demonstration=True)
        self.assertContains(self.client.get(reverse("sign-in")), "Coralie")
        self.assertEqual(self.try_out(self.coralie).status_code, 302)

    def test_nobody_else_is_offered(self):
        Identity.objects.create(is_demonstration=True)
        self.assertEqual(self.try_out(self.ada).status_code, 404)
        self.assertEqual(self.try_out(self.odile).status_code, 404)
