"""Prices of a demonstration: two tariffs, the envelope of who pays, quotients proven and to be checked."""

import random
from datetime import timedelta

from django.utils import timezone

from focale.money.advised import advise
from focale.money.models import Basis, FamilyQuotient, Fund, Payer, Tariff
from focale.people.models import Organisation
from focale.programme.models import Activity, Kind

CEILING_CENTS = 1_800_000
VALUES = (180, 320, 390, 450, 520, 610, 680, 740, 850, 960, 1120, 1340)


def price(demonstration):
    """Everything that can still be registered for has its real price; what is free says who pays."""
    by, place = demonstration.account("coordinator"), demonstration.place
    season = demonstration.seasons[-1]
    giver = Organisation.objects.filter(kind="town").first()
    fund = Fund.open(
        name=f"{place.paid_by} {season.name}",
        giver=giver,
        first_day=season.first_day,
        last_day=season.last_day,
        ceiling_cents=CEILING_CENTS,
        by=by,
    )
    offered = Tariff.propose(
        name="Activités offertes",
        basis=Basis.PER_HOUR,
        public_cents=600,
        rules=[{"label": "Offert à toutes et à tous", "is_funded": True, "payer": Payer.GRANT}],
        by=by,
    )
    tariffs = {True: offered, False: advise(by=by)}
    _prove_quotients(demonstration)
    for activity in {seating.activity for seating, _people in demonstration.coming}:
        is_offered = activity.is_free and activity.kind != Kind.HOLIDAY_COURSE
        activity.tariff, activity.fund = tariffs[is_offered], fund
    coming = [seating.activity for seating, _people in demonstration.coming]
    Activity.objects.bulk_update({each.pk: each for each in coming}.values(), ["tariff", "fund"])


def _prove_quotients(demonstration):
    """Samira's family, every third adult who answers for children, and two papers nobody has read yet."""
    chance, today = random.Random("quotients"), demonstration.today
    neighbours, checked_by = demonstration.neighbours, demonstration.account("coordinator")
    adults = list({adult.pk: adult for adult in neighbours.parent_of.values()}.values())
    me = neighbours.parent.person
    others = [adult for adult in adults if adult != me]
    rows = [_quotient(me, 620, today, checked_by)]
    rows += [_quotient(adult, chance.choice(VALUES), today, checked_by) for adult in others[::3]]
    rows += [_quotient(adult, chance.choice(VALUES), today, None) for adult in others[1:7:3]]
    FamilyQuotient.objects.bulk_create(rows)


def _quotient(person, value, today, checked_by):
    return FamilyQuotient(
        person=person,
        value=value,
        first_day=today - timedelta(days=60),
        last_day=today + timedelta(days=300),
        seen_on_paper=True,
        checked_at=timezone.now() if checked_by else None,
        checked_by=checked_by,
    )
