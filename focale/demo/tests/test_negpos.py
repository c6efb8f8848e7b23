from django.db import transaction
from django.test import TestCase

from focale.demo import PLACES, build
from focale.funding.models import Commitment, Grant
from focale.money.models import Charge, Fund, Payment, Tariff
from focale.money.pricing import Circumstances, quote
from focale.people.models import Person
from focale.programme.models import Activity, Occurrence

from .works_made import WorksMade


class NegposTest(WorksMade, TestCase):
    """The demonstration of the MakerSpace NEGPOS, built twice: the first time it is taken back."""

    @classmethod
    def setUpTestData(cls):
        with transaction.atomic():
            build("negpos")
            cls.before = told()
            transaction.set_rollback(True)
        cls.built = build("negpos")

    def test_it_is_the_same_every_time(self):
        self.assertEqual(told(), self.before)

    def test_everything_is_open_and_free_to_who_lives_there_by_the_rule(self):
        self.assertFalse(Activity.objects.filter(is_free=False).exists())
        self.assertTrue(Occurrence.objects.coming().exists())
        version = Tariff.objects.get().current()
        activity = Activity.objects.exclude(tariff=None).first()
        day = activity.occurrences.first().day
        for fund in (activity.fund, None):
            found = quote(version, Circumstances(on=day, in_district=True, fund=fund), 120)
            self.assertEqual((found.public_cents, found.due_cents), (600, 0))
        for elsewhere in (False, None):
            about = Circumstances(on=day, in_district=elsewhere, fund=activity.fund)
            self.assertEqual(quote(version, about, 120).due_cents, 600)

    def test_the_mother_who_tries_it_lives_there_and_reads_who_pays_for_her(self):
        mother = Person.objects.get(first_name="Samira", last_name="Benali")
        for person in Person.objects.filter(last_name="Benali"):
            self.assertEqual(person.residences.get().in_district, "yes")
        seats = Charge.objects.filter(payer=mother, registration__isnull=False)
        self.assertGreater(seats.count(), 0)
        for charge in seats:
            self.assertEqual(charge.reason, "Habitante ou habitant du quartier")
            self.assertEqual(sum(share.cents for share in charge.shares.filter(fund=None)), 0)
        fees = Charge.objects.filter(payer=mother, registration=None)
        children = [charge.value_cents for charge in fees if charge.beneficiary_id != mother.pk]
        self.assertEqual(set(children), {100})

    def test_two_grants_a_season_have_their_activities_and_never_run_out(self):
        season = self.built.seasons[-1]
        running = Grant.objects.filter(fund__first_day=season.first_day)
        self.assertEqual(running.count(), 2)
        for grant in running:
            self.assertTrue(Commitment.objects.filter(action=grant.action).exists())
            self.assertTrue(grant.action.budget_lines.exists())
            self.assertGreater(grant.fund.offerable_cents, 0)

    def test_no_name_of_the_two_places_is_the_same_twice(self):
        self.assertEqual(len({place.identity["name"] for place in PLACES.values()}), 2)


def told():
    """What was written, without the keys, which a database counts as it likes."""
    charges = Charge.objects.order_by("day", "label", "value_cents", "payer__folded_name")
    payments = Payment.objects.order_by("day", "method", "cents", "payer__folded_name")
    return (
        list(charges.values_list("label", "day", "value_cents", "reason", "payer__folded_name")),
        list(payments.values_list("method", "cents", "day", "cheque_number", "payer__folded_name")),
        list(Fund.objects.order_by("name").values_list("name", "offered_cents", "committed_cents")),
    )
