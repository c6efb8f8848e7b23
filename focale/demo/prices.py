"""Prices of a demonstration: each place's own rules, on everything one registers for."""

from focale.money.advised import PUBLIC_CENTS, advised_rules
from focale.money.models import Basis, Payer, Tariff
from focale.programme.models import Activity, Kind

from .sponsored import BY_A_PARTNER

RESIDENT = {"label": "Habitante ou habitant du quartier", "in_district": True}


def price(demonstration):
    """Everything one registers for has its real price; what is free says who pays."""
    tariff_of = RULES[demonstration.place.money.tariffs](demonstration.account("coordinator"))
    for _season, activity in demonstration.activities:
        is_booked = activity.booking != "none"
        activity.tariff = tariff_of(activity) if is_booked else None
        activity.fund = activity.fund if is_booked else None
    activities = [activity for _season, activity in demonstration.activities]
    Activity.objects.bulk_update(activities, ["tariff", "fund"], batch_size=200)


def _brackets(by):
    """What the town offers is free to all; workshops and courses go by the family quotient."""
    offered = Tariff.propose(
        name="Activités offertes",
        basis=Basis.PER_HOUR,
        public_cents=600,
        rules=[{"label": "Offert à toutes et à tous", "is_funded": True, "payer": Payer.GRANT}],
        by=by,
    )
    advised = Tariff.propose(
        name="Ateliers et stages",
        basis=Basis.PER_HOUR,
        public_cents=PUBLIC_CENTS,
        rules=[BY_A_PARTNER, *advised_rules()],
        by=by,
    )
    return lambda each: offered if each.is_free and each.kind != Kind.HOLIDAY_COURSE else advised


def _residents(by):
    """Free to who lives in the district, whatever is left of the grants; a price to others."""
    unfunded = {"label": "Habitante ou habitant, sans subvention", "payer": Payer.PLACE}
    rules = [RESIDENT | {"is_funded": True, "payer": Payer.GRANT}, RESIDENT | unfunded]
    tariff = Tariff.propose(
        name="Gratuit pour le quartier", basis=Basis.PER_HOUR, public_cents=300, rules=rules, by=by
    )
    return lambda _each: tariff


RULES = {"brackets": _brackets, "residents": _residents}
