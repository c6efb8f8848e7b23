"""Who pays by card is merged, erased, or asks what is kept."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.money.models import Charge, Checkout, Payment
from focale.money.models.checkout_states import State
from focale.people.exporting import everything_about
from focale.people.models import Person

from .paying_by_card import CardTest


class PersonsTest(CardTest):
    def test_what_was_begun_by_a_file_that_was_merged_is_paid_by_the_one_that_stays(self):
        checkout = self.opened()
        kept = Person.objects.create(first_name="Samira", last_name="Benali-Roux")
        kept.absorb(self.samira.person, by=self.coralie)
        self.fake.paid(checkout.intent_id)
        checkout.refresh_from_db()
        checkout.look()
        self.assertEqual((checkout.payer, checkout.state), (kept, State.PAID))
        self.assertEqual((Payment.objects.get().payer, self.left()), (kept, 0))

    def test_nobody_is_forgotten_in_the_middle_of_paying(self):
        zoe = self.adult("Zoé").person
        Charge.objects.update(payer=zoe)
        self.share.charge.shares.update(person=zoe)
        Checkout.start([self.share], payer=zoe, by=None).ask()
        self.share.charge.credit(reason="n'est pas venue", by=self.coralie)
        with self.assertRaisesMessage(ValidationError, "en train de payer par carte"):
            zoe.erase(by=self.coralie)
        Checkout.objects.update(started_at=timezone.now() - timedelta(days=2))
        zoe.erase(by=self.coralie)
        self.assertEqual(str(Checkout.objects.get().payer), "Personne effacée")

    def test_what_is_kept_is_told_without_the_keys(self):
        checkout = self.opened()
        told = str(everything_about(self.samira.person)["money.Checkout.payer"])
        self.assertIn("7200", told)
        self.assertNotIn(checkout.key, told)
