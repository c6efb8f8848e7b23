"""The tariff a new place may begin with: 6 € an hour, three brackets, the district free on funded activities.

Brackets and amounts are a place's own choice; these are a common beginning, to be changed in the form.
"""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from focale.money.models import Basis, How, Payer, Tariff

PUBLIC_CENTS = 600
BRACKETS = ((0, 400, 100), (401, 700, 250), (701, 1000, 400))
"""Quotient from, to, and cents an hour."""


def advised_rules() -> list[dict]:
    """The rules, in their order, in the language of the place."""
    with override(settings.LANGUAGE_CODE):
        district = {"label": _("Quartier prioritaire, activité financée"), "payer": Payer.GRANT}
        rules = [district | {"in_district": True, "is_funded": True, "how": How.FIXED, "cents": 0}]
        for low, high, cents in BRACKETS:
            label = _("Quotient de %(low)d à %(high)d") % {"low": low, "high": high}
            bracket = {"label": label, "min_quotient": low, "max_quotient": high, "payer": Payer.PLACE}
            rules.append(bracket | {"how": How.PER_HOUR, "cents": cents})
    return rules


def advise(*, by) -> Tariff:
    """Write the advised tariff. Refuses when one of its name exists."""
    with override(settings.LANGUAGE_CODE):
        name = _("Ateliers et stages")
    return Tariff.propose(
        name=name, basis=Basis.PER_HOUR, public_cents=PUBLIC_CENTS, rules=advised_rules(), by=by
    )
