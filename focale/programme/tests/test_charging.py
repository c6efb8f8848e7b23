"""A seat has its price from the moment it is taken, gives it back in time, and is never lost for money."""

from datetime import timedelta
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.utils import timezone

from focale.ground.models import Event
from focale.letters.models import Letter
from focale.money.models import Charge, Fund, Method, Payer, Payment
from focale.people.models import Person
from focale.programme.charging import charge_again
from focale.programme.models import Attendance, Occurrence, Party
from focale.programme.replay import differences
from focale.testing import at

from .priced import PricedTest


class TestTaking(PricedTest):
    def test_four_half_days_of_three_hours_at_six_euros_are_owed_by_the_adult(self):
        charge = self.charge_of(self.register(self.lina), self.lina)
        self.assertEqual((charge.value_cents, charge.due_cents, charge.minutes), (7200, 7200, 720))
        self.assertEqual((charge.payer, charge.beneficiary), (self.samira.person, self.lina))
        self.assertEqual(charge.version, self.tariff.current())
        self.assertEqual(charge.day, at(10).date())

    def test_the_second_child_registered_together_pays_less_and_alone_does_not(self):
        together = self.register(self.lina, self.nour)
        self.assertEqual(self.charge_of(together, self.lina).due_cents, 7200)
        self.assertEqual(self.charge_of(together, self.nour).due_cents, 6000)

    def test_a_child_of_the_district_is_paid_for_by_the_envelope(self):
        self.live_in_district(self.lina)
        charge = self.charge_of(self.register(self.lina), self.lina)
        self.assertEqual((charge.due_cents, charge.payer_words), (0, "Ville d'Alès"))
        self.assertEqual((charge.why, self.offered()), ("Quartier, activité financée", 7200))

    def test_the_home_of_the_day_counts_and_an_unknown_home_gives_nothing(self):
        self.live_in_district(self.lina, "")
        self.assertEqual(self.charge_of(self.register(self.lina), self.lina).due_cents, 7200)

    def test_the_proven_quotient_of_the_mother_counts_for_the_child(self):
        self.prove(self.samira.person, 450)
        self.assertEqual(self.charge_of(self.register(self.lina), self.lina).due_cents, 2400)

    def test_the_last_euros_go_to_the_first_child_and_the_next_rule_prices_the_second(self):
        Fund.objects.filter(pk=self.fund.pk).update(ceiling_cents=10_000)
        self.live_in_district(self.lina)
        self.live_in_district(self.nour)
        party = self.register(self.lina, self.nour)
        self.assertEqual(self.charge_of(party, self.lina).due_cents, 0)
        self.assertEqual(self.charge_of(party, self.nour).due_cents, 6000)

    def test_whoever_waits_owes_nothing_until_the_offer_is_accepted(self):
        first = self.register(self.lina, self.nour, self.child("Zoé"))
        waits = self.register(tom := self.child("Tom"))
        self.assertFalse(Charge.objects.filter(beneficiary=tom).exists())
        first.cancel(by=self.samira)
        self.assertFalse(Charge.objects.filter(beneficiary=tom).exists())
        Party.objects.get(pk=waits.pk).accept_offer(by=self.samira)
        self.assertEqual(self.charge_of(waits, tom).due_cents, 7200)

    def test_the_draw_charges_those_it_seats(self):
        drawn = self.course(
            title="Sortie", seats=1, days=(20,), rule="draw", draw_at=at(5), tariff=self.tariff
        )
        seating = drawn.seatings.get()
        for child in (self.lina, self.nour):
            self.register(child, seating=seating)
        self.assertFalse(Charge.objects.exists())
        seating.draw()
        charge = Charge.objects.get()
        self.assertEqual((charge.value_cents, charge.registration.status), (1800, "seated"))
        self.assertEqual(differences(seating), [])

    def test_a_date_booked_alone_costs_its_own_hours(self):
        activity = self.course(title="Labo", seats=4, days=(20, 21), booking="by_date", tariff=self.tariff)
        charge = self.charge_of(
            party := self.register(self.lina, seating=activity.seatings.first()), self.lina
        )
        self.assertEqual((charge.value_cents, charge.label[:6]), (1800, "Labo, "))
        self.assertEqual(party.registrations.get().charge, charge)

    def test_without_a_tariff_nothing_is_owed(self):
        free = self.course(title="Libre", seats=4, days=(30,))
        self.register(self.lina, seating=free.seatings.get())
        self.assertFalse(Charge.objects.exists())

    def test_a_price_once_made_stays_when_the_tariff_changes(self):
        party = self.register(self.lina)
        self.tariff.write(basis="per_hour", public_cents=900, rules=[], by=self.coralie)
        self.assertEqual(self.charge_of(party, self.lina).due_cents, 7200)
        self.assertEqual(self.charge_of(self.register(self.nour), self.nour).due_cents, 10_800)

    def test_the_partner_who_registers_pays_when_the_rule_says_so(self):
        rules = [{"label": "Envoyé", "partner": self.town, "payer": Payer.PARTNER}]
        self.tariff.write(basis="per_hour", public_cents=600, rules=rules, by=self.coralie)
        charge = self.charge_of(self.register(self.lina, partner=self.town), self.lina)
        self.assertEqual(charge.shares.get(payer=Payer.PARTNER).organisation, self.town)

    def test_a_first_visit_is_first_until_somebody_was_there(self):
        rules = [{"label": "Première venue", "is_first_time": True, "payer": Payer.PLACE}]
        self.tariff.write(basis="per_hour", public_cents=600, rules=rules, by=self.coralie)
        past = self.activity.plan(starts_at=at(-3, 9), ends_at=at(-3, 11), by=self.coralie)
        was = Attendance(occurrence=past, activity=past.activity, person=self.nour, visitor=self.nour.pk)
        was.freeze(self.nour, past, in_school_holidays=False)
        was.presence, was.marked_at = "present", timezone.now()
        was.save()
        Occurrence.objects.filter(pk=past.pk).update(cancelled_at=timezone.now())
        party = self.register(self.lina, self.nour)
        self.assertEqual(self.charge_of(party, self.lina).due_cents, 0)
        self.assertEqual(self.charge_of(party, self.nour).due_cents, 7200)

    def test_books_that_refuse_never_cost_the_seat_and_the_journal_says_so(self):
        closed = ValidationError("L'exercice est clôturé.", code="closed")
        with patch("focale.money.models.charge.post", side_effect=closed):
            party = self.register(self.lina)
        registration = party.registrations.get()
        self.assertEqual((registration.status, registration.charge), ("seated", None))
        self.assertIn("clôturé", Event.objects.get(what="charge.refused").details["why"])
        charge_again(registration, reason="les comptes sont ouverts", by=self.coralie)
        self.assertEqual(self.charge_of(party, self.lina).due_cents, 7200)


class TestLeaving(PricedTest):
    def test_leaving_before_the_start_credits_and_gives_the_envelope_back(self):
        self.live_in_district(self.lina)
        party = self.register(self.lina, self.nour)
        party.cancel(by=self.samira, reason="Lina est malade")
        self.assertEqual(self.offered(), 0)
        notes = Charge.objects.exclude(corrects=None)
        self.assertEqual(sorted(note.value_cents for note in notes), [-7200, -7200])
        self.assertNotIn("malade", " ".join(note.reason for note in notes))

    def test_one_of_two_leaves_and_the_other_still_owes(self):
        party = self.register(self.lina, self.nour)
        party.registrations.get(participant=self.nour).cancel(by=self.samira)
        self.assertTrue(self.charge_of(party, self.nour).is_credited)
        self.assertFalse(self.charge_of(party, self.lina).is_credited)

    def test_what_was_paid_is_the_family_s_again(self):
        party = self.register(self.lina)
        shares = self.charge_of(party, self.lina).shares.all()
        payment = Payment.take(Method.CASH, 7200, payer=self.samira.person, shares=shares, by=self.coralie)
        party.cancel(by=self.samira)
        payment.refresh_from_db()
        self.assertEqual(payment.left_cents, 7200)
        letter = Letter.objects.get(kind="cancelled")
        self.assertIn("La somme de 72\u00a0€ n’est plus due", letter.body)

    def test_the_desk_may_keep_what_is_due_and_a_family_may_not_decide_it(self):
        kept = self.register(self.lina)
        kept.cancel(by=self.coralie, reason="prévenu trop tard", keeps_due=True)
        self.assertFalse(self.charge_of(kept, self.lina).is_credited)
        other = self.register(self.nour)
        other.cancel(by=self.samira, keeps_due=True)
        self.assertTrue(self.charge_of(other, self.nour).is_credited)

    def test_once_it_has_begun_the_course_stays_due(self):
        party = self.register(self.lina)
        first = self.activity.occurrences.order_by("starts_at").first()
        Occurrence.objects.filter(pk=first.pk).update(
            starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(hours=1)
        )
        Party.objects.get(pk=party.pk).cancel(by=self.samira)
        self.assertFalse(self.charge_of(party, self.lina).is_credited)

    def test_a_charge_the_desk_credited_is_not_credited_twice(self):
        party = self.register(self.lina)
        self.charge_of(party, self.lina).credit(reason="geste", by=self.coralie)
        party.cancel(by=self.samira)
        self.assertEqual(Charge.objects.exclude(corrects=None).count(), 1)


class TestCalledOff(PricedTest):
    def test_one_date_of_a_course_called_off_leaves_the_price(self):
        party = self.register(self.lina)
        self.activity.occurrences.first().cancel("animateur malade", by=self.coralie)
        self.assertFalse(self.charge_of(party, self.lina).is_credited)

    def test_no_date_left_credits_everybody_and_says_so_and_undoing_charges_again(self):
        self.live_in_district(self.nour)
        party = self.register(self.lina)
        self.register(self.nour)
        facts = self.activity.cancel("dégât des eaux", by=self.coralie)
        self.assertEqual((Charge.objects.exclude(corrects=None).count(), self.offered()), (2, 0))
        told = "".join(Letter.objects.filter(kind="called_off").values_list("body", flat=True))
        self.assertEqual(told.count("La somme de 72\u00a0€ n’est plus due"), 1)
        Occurrence.objects.restore_all(facts, by=self.coralie)
        party.refresh_from_db()
        self.assertEqual(self.charge_of(party, self.lina).left_cents, 7200)
        self.assertEqual(self.offered(), 7200)

    def test_undoing_does_not_charge_what_the_desk_had_credited_before(self):
        party = self.register(self.lina)
        self.charge_of(party, self.lina).credit(reason="geste", by=self.coralie)
        facts = self.activity.cancel("dégât des eaux", by=self.coralie)
        Occurrence.objects.restore_all(facts, by=self.coralie)
        self.assertTrue(self.charge_of(party, self.lina).is_credited)


class TestAgain(PricedTest):
    def test_a_quotient_proven_later_lowers_the_price(self):
        party = self.register(self.lina)
        self.prove(self.lina, 300)
        charge_again(party.registrations.get(), reason="quotient justifié", by=self.coralie)
        self.assertEqual(self.charge_of(party, self.lina).due_cents, 2400)
        self.assertEqual(Charge.objects.filter(corrects__isnull=False).count(), 1)

    def test_the_rank_of_a_child_stays_that_of_the_day_they_registered(self):
        party = self.register(self.lina, self.nour)
        nour = party.registrations.get(participant=self.nour)
        charge_again(nour, reason="vérifié", by=self.coralie)
        self.assertEqual(self.charge_of(party, self.nour).due_cents, 6000)

    def test_who_has_no_seat_has_no_price(self):
        party = self.register(self.lina)
        party.cancel(by=self.samira)
        with self.assertRaises(ValidationError):
            charge_again(party.registrations.get(), reason="encore", by=self.coralie)


class TestLetters(PricedTest):
    def body(self, kind="registered"):
        return Letter.objects.get(kind=kind).body.replace("\u00a0", " ")

    def test_it_says_each_price_who_pays_the_rest_and_how_to_pay_but_not_why(self):
        self.live_in_district(self.lina)
        self.register(self.lina, self.nour)
        body = self.body()
        self.assertIn("Lina : gratuit au lieu de 72 €, payé par Ville d’Alès", body)
        self.assertIn("À payer : 60 €. Vous payez à l’accueil", body)
        self.assertNotIn("uartier", body)

    def test_an_offer_says_what_it_will_cost(self):
        first = self.register(self.lina, self.nour, self.child("Zoé"))
        other = self.adult("Maud", phone="0622334455")
        self.prove(tom := self.child("Tom", of=other), 100)
        self.register(tom, by=other)
        first.cancel(by=self.samira)
        self.assertIn("Tom : 24 € au lieu de 72 €", self.body("offered"))

    def test_in_english_for_who_reads_english(self):
        Person.objects.filter(pk=self.samira.person_id).update(language="en")
        self.samira.person.refresh_from_db()
        self.register(self.lina)
        self.assertIn("To pay: €72.", self.body())


class TestMerging(PricedTest):
    def test_of_two_seats_of_one_child_one_is_credited(self):
        one, other = self.child("Zoé"), self.child("Zoé")
        for child in (one, other):
            self.register(child)
        one.absorb(other, by=self.coralie)
        left = sum(charge.left_cents for charge in Charge.objects.filter(corrects=None).with_shares())
        self.assertEqual(left, 7200)
