"""A key of one's own is added by whoever is signed in, by whichever way they came."""

import re

from django.core import mail
from django.urls import reverse

from focale.ground.models import Identity
from focale.people.models import Card, Person
from focale.testing import FocaleTest, years_ago


class PasskeyTest(FocaleTest):
    def assert_may_add_a_key(self):
        page = self.client.get(reverse("mfa_add_webauthn"))
        self.assertContains(page, "Son nom")
        self.assertContains(page, 'value="Ma clé"')
        self.assertNotContains(page, ">Name")
        self.assertRegex(page.content.decode(), r'name="passwordless"[^>]* checked')

    def test_after_one_click_into_a_demonstration(self):
        Identity.objects.create(is_demonstration=True)
        for account in (self.samira, self.karim, self.coralie, self.jeanne):
            self.client.post(reverse("try-out", args=[account.pk]))
            self.assert_may_add_a_key()

    def test_after_a_card(self):
        rosa = Person.objects.create(first_name="Rosa", last_name="Pons", born_on=years_ago(66))
        _card, token, pin = Card.objects.make(rosa, by=self.coralie)
        self.client.post(reverse("card-sign-in", args=[token]), {"pin": pin})
        self.assert_may_add_a_key()

    def test_after_a_code(self):
        self.client.post(reverse("sign-in"), {"email": "samira@example.org"})
        sent = re.search(r"\b(\d{6})\b", mail.outbox[-1].body).group(1)
        self.client.post(reverse("account_confirm_login_code"), {"code": sent})
        self.assert_may_add_a_key()

    def test_nobody_goes_round_in_circles_even_with_a_password_set_by_the_command_line(self):
        self.ada.set_password("long et secret")
        self.ada.save()
        self.client.force_login(self.ada)
        self.assert_may_add_a_key()
        again = self.client.get(reverse("account_reauthenticate"), {"next": reverse("mfa_add_webauthn")})
        self.assertEqual(self.client.get(again["Location"], follow=True).status_code, 200)

    def test_signed_out_one_comes_in_first(self):
        answer = self.client.get(reverse("mfa_add_webauthn"))
        self.assertTrue(answer["Location"].startswith("/entrer/"))
