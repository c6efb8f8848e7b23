"""Who owes something finds the way to paying by card in the own space, and after joining."""

from django.test import override_settings

from focale.association.models import MembershipType
from focale.money.models import Payment
from focale.testing import FocaleTest

CARDS = {"slug": "asso", "client": "a", "secret": "b", "signature": "", "address": "http://127.0.0.1:9"}
BUTTON = "/mon-espace/comptes/carte/"


@override_settings(HELLOASSO=CARDS)
class CardLinkTest(FocaleTest):
    def join(self):
        kind = MembershipType.objects.create(name="Individuelle", cents=1200)
        told = {"kind": kind.pk, "go": "confirm", "who": self.lina.pk, "ticket": "t"}
        return self.client.post("/adherer/", told).url

    def test_after_joining_and_in_the_own_space_while_something_is_owed(self):
        self.client.force_login(self.samira)
        self.assertNotContains(self.client.get("/mon-espace/"), BUTTON)
        self.assertContains(self.client.get(self.join()), BUTTON)
        self.assertContains(self.client.get("/mon-espace/"), BUTTON)
        Payment.take("cash", 1200, payer=self.samira.person, by=None).allocate(
            Payment.objects.get().could_pay().get(), by=None
        )
        self.assertNotContains(self.client.get("/mon-espace/"), BUTTON)

    def test_who_has_only_the_address_of_what_was_asked_is_not_led_there(self):
        self.client.force_login(self.samira)
        made = self.join()
        self.client.force_login(self.odile)
        self.assertNotContains(self.client.get(made), BUTTON)
        self.client.logout()
        self.assertNotContains(self.client.get(made), BUTTON)
