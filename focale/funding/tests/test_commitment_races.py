"""Fifty at once, for each kind of thing: no grant is crossed, and nothing is shared beyond the whole."""

import threading
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connections
from django.test import TransactionTestCase
from django.utils import timezone

from focale.funding.models import Action, Commitment, Funder, Grant, Line74, Spending
from focale.money.models import Expense, Purpose
from focale.people.models import Organisation
from focale.place.models import Equipment
from focale.programme.models import Activity, Usage
from focale.testing import Cast

MANY = 50


class CommitmentRaceTest(TransactionTestCase, Cast):
    def setUp(self):
        self.enter()
        today = timezone.localdate()
        self.days = {"first_day": today - timedelta(days=30), "last_day": today + timedelta(days=30)}
        town = Funder.objects.create(organisation=Organisation.objects.create(name="Ville"), line=Line74.TOWN)
        self.action = Action.objects.create(code="ete", name="Un été d'images", **self.days)
        self.grant = Grant.award(action=self.action, funder=town, cents=100_000, by=self.coralie, **self.days)

    def at_once(self, tries):
        """What each of these answered: "yes" or the words of the refusal."""
        start, said = threading.Barrier(len(tries)), []

        def one(act):
            start.wait()
            try:
                act()
                said.append("yes")
            except ValidationError as refusal:
                said.append(refusal.messages[0])
            finally:
                connections.close_all()

        threads = [threading.Thread(target=one, args=[act]) for act in tries]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return said

    def keep(self, thing, cents=3_000):
        facts = {"grant": self.grant, "cents": cents, "by": self.coralie}
        return lambda: Commitment.make(self.action, thing, **facts)

    def last_euros(self, things):
        """33 times 30 € fit in 1,000 €; never a 34th."""
        said = self.at_once([self.keep(thing) for thing in things])
        self.assertEqual(said.count("yes"), 33, set(said))
        self.assertEqual(sum("Il ne reste que" in words for words in said), MANY - 33)
        self.grant.fund.refresh_from_db()
        self.assertEqual(self.grant.fund.committed_cents, 99_000)

    def an_activity(self, number):
        facts = {"kind": "workshop", "field": "video", "summary": "Filmer.", "booking": "none"}
        return Activity.propose(title=f"Atelier {number}", site=self.site, seats=2, by=self.coralie, **facts)

    def test_fifty_activities(self):
        self.last_euros([self.an_activity(number) for number in range(MANY)])

    def test_fifty_dates_of_one_activity(self):
        activity, now = self.an_activity(0), timezone.now()
        dates = activity.occurrences.model.objects.bulk_create(
            activity.occurrences.model(
                activity=activity,
                starts_at=now + timedelta(hours=number),
                ends_at=now + timedelta(hours=number, minutes=30),
            )
            for number in range(MANY)
        )
        self.last_euros(dates)

    def test_fifty_machines(self):
        made = [
            Equipment.objects.create(name=f"Caméra {number}", kind="video", site=self.site)
            for number in range(MANY)
        ]
        self.last_euros(made)

    def test_fifty_actions_share_one_activity_one_date_one_machine_up_to_the_whole(self):
        activity = self.course(days=(5,))
        machine = Equipment.objects.create(name="Caméra", kind="video", site=self.site)
        actions = [
            Action.objects.create(code=f"a{number}", name=f"Action {number}", **self.days)
            for number in range(MANY)
        ]
        for thing in (activity, activity.occurrences.get(), machine):
            said = self.at_once(
                [
                    lambda action=action, thing=thing: Commitment.make(
                        action, thing, share_percent=7, by=self.coralie
                    )
                    for action in actions
                ]
            )
            self.assertEqual(said.count("yes"), 14, set(said))

    def test_fifty_expenses_on_one_sum_that_was_kept(self):
        held = self.keep(self.an_activity(0), 100_000)()
        bills = [
            Expense.note(
                label="Achat",
                purpose=Purpose.CONSUMABLES,
                cents=3_000,
                day=timezone.localdate(),
                by=self.thomas,
            )
            for _number in range(MANY)
        ]
        facts = {"cents": 3_000, "grant": self.grant, "commitment": held, "by": self.coralie}
        said = self.at_once([lambda bill=bill: Spending.make(bill, self.action, **facts) for bill in bills])
        self.assertEqual(said.count("yes"), 33, set(said))
        self.grant.fund.refresh_from_db()
        held.refresh_from_db()
        self.assertEqual((self.grant.fund.committed_cents, held.reserved_cents), (100_000, 1_000))

    def test_changed_used_ended_and_freed_at_once_every_cent_is_in_one_place(self):
        held = [self.keep(self.an_activity(number))() for number in range(20)]
        bills = [
            Expense.note(
                label="Achat",
                purpose=Purpose.CONSUMABLES,
                cents=2_000,
                day=timezone.localdate(),
                by=self.thomas,
            )
            for _each in held
        ]
        tries = []
        for commitment, bill in zip(held, bills, strict=True):
            tries.append(lambda c=commitment: Commitment.objects.get(pk=c.pk).free(by=self.coralie))
            tries.append(lambda c=commitment: Commitment.objects.get(pk=c.pk).end(by=self.coralie))
            facts = {"cents": 2_000, "grant": self.grant, "commitment": commitment, "by": self.coralie}
            tries.append(lambda b=bill, f=facts: Spending.make(b, self.action, **f))
        self.at_once(tries)
        self.grant.fund.refresh_from_db()
        kept = sum(Commitment.objects.values_list("reserved_cents", flat=True))
        spent = sum(Spending.objects.live().values_list("cents", flat=True))
        self.assertEqual(self.grant.fund.committed_cents, kept + spent)

    def test_a_machine_is_never_noted_for_more_hours_than_its_day_has(self):
        machine = Equipment.objects.create(name="Caméra", kind="video", site=self.site)
        said = self.at_once(
            [lambda: Usage.note(machine, 60, person=self.lina, by=self.karim) for _number in range(MANY)]
        )
        self.assertEqual(said.count("yes"), 24, set(said))
        self.assertEqual(Usage.objects.standing().minutes(), 24 * 60)
