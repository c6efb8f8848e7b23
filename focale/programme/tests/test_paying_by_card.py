"""After registering, who owes something is led to paying by card; nobody where no cards are taken."""

from django.test import override_settings

from focale.testing import FocaleTest

from .priced import Priced

CARDS = {"slug": "asso", "client": "a", "secret": "b", "signature": "", "address": "http://127.0.0.1:9"}
BUTTON = "/mon-espace/comptes/carte/"


class CardLinkTest(Priced, FocaleTest):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.price()

    def page(self, party, reader):
        self.client.force_login(reader)
        return self.client.get(party.get_absolute_url())

    @override_settings(HELLOASSO=CARDS)
    def test_who_registered_is_led_there_and_the_desk_is_not(self):
        party = self.register(self.lina)
        self.assertContains(self.page(party, self.samira), BUTTON)
        self.assertContains(self.page(party, self.samira), "Vous payez par carte dans votre espace")
        self.assertNotContains(self.page(party, self.coralie), BUTTON)

    @override_settings(HELLOASSO=CARDS)
    def test_who_waits_for_a_seat_owes_nothing_yet(self):
        self.register(self.lina, self.nour, self.child("Zoé"))
        party = self.register(self.child("Adam"))
        self.assertNotContains(self.page(party, self.samira), BUTTON)

    def test_without_cards_there_is_no_such_way(self):
        page = self.page(self.register(self.lina), self.samira)
        self.assertNotContains(page, BUTTON)
        self.assertContains(page, "espèces")
