"""A seat has its price from the moment it is taken, and gives it back when it is left in time.

Whoever waits owes nothing. A course is charged whole: when the place calls off one of its dates, what is due
stays and the desk may credit it; when no date is left, every charge is credited. Verbs here run inside
`alone` of the seating; envelopes are locked after it, in the order of their keys.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from focale.ground.dates import plain_date
from focale.ground.models import record
from focale.money.models import Charge
from focale.money.pricing import quote

from .quoting import Prices


def charge_seats(party, *, by) -> list[Charge]:
    """The charge of each seat of the party that has none. An envelope emptied in between: the next rule.

    What the books refuse (a closed year) never costs anybody the seat: the desk finds it on the page.
    """
    if party.seating.activity.tariff_id is None:
        return []
    seated = list(_live(party).filter(status="seated"))
    return _charge(party, seated, [row for row in seated if row.charge_id is None], by=by)


def credit_seats(registrations, *, reason, by) -> list:
    """Take back whole what these registrations owe. Returns those of them that owed something."""
    owing = {registration.charge_id: registration for registration in registrations if registration.charge_id}
    if not owing:
        return []
    held = Charge.objects.filter(pk__in=owing)
    held.hold_funds()
    list(held.select_for_update().order_by("pk").values("pk"))
    charges = list(held.filter(credit_notes=None).order_by("pk"))  # the desk may have credited one meanwhile
    for charge in charges:
        charge.credit(reason=reason, by=by)
    return [owing[charge.pk] for charge in charges]


def charge_restored(registrations, *, by):
    """Dates that were called off hold again: these registrations, credited then, owe their price of today."""
    for registration in registrations.filter(status="seated").select_related("party__seating__activity"):
        party = registration.party
        _charge(party, list(_live(party).filter(status="seated")), [registration], by=by)


def charge_again(registration, *, reason, by) -> Charge | None:
    """What is known of the person has changed: the former price is credited, and today's made.

    Refuses what the books refuse (a closed year); the former price stays then.
    """
    party = registration.party
    with party.alone():
        registration.refresh_from_db()
        if registration.status != "seated" or party.seating.activity.tariff_id is None:
            raise ValidationError(_("Cette inscription n'a pas de place, ou l'activité n'a pas de tarif."))
        Charge.objects.filter(pk=registration.charge_id).hold_funds(*Prices(party.seating).funds)
        credit_seats([registration], reason=reason, by=by)
        together = list(_live(party).filter(status="seated"))
        made = _charge(party, together, [registration], may_refuse=True, by=by)
    return made[0] if made else None


def _live(party):
    return party.registrations.live().select_related("participant").order_by("pk")


def _charge(party, together, wanted, *, may_refuse=False, by):
    """`together`: all who come, which gives each child its rank; `wanted`: whose charge is made."""
    prices = Prices(party.seating, holds=True) if wanted else None
    if not prices or not prices.version.public_cents:
        return []
    made, keys = [], {registration.pk for registration in wanted}
    people = [registration.participant for registration in together]
    for registration, about in zip(together, prices.about(people, partner=party.partner_id), strict=True):
        if registration.pk not in keys:
            continue
        try:
            charge = _make(party, registration, prices, about, by=by)
        except ValidationError as refusal:
            if may_refuse:
                raise
            record("charge.refused", registration, by=by, why=" ".join(refusal.messages)[:300])
            continue
        type(registration).objects.filter(pk=registration.pk).update(charge=charge)
        made.append(charge)
    return made


def _make(party, registration, prices, about, *, by):
    while True:
        found = quote(prices.version, about, prices.minutes)
        try:
            with transaction.atomic():
                return Charge.make(
                    found,
                    label=label_of(party.seating),
                    purpose=prices.activity.tariff.purpose,
                    day=prices.day,
                    until=prices.last_day,
                    payer=party.made_by,
                    beneficiary=registration.participant,
                    minutes=prices.minutes,
                    project=prices.activity.project,
                    by=by,
                )
        except ValidationError as refusal:
            if getattr(refusal, "code", "") != "fund":
                raise
            found.fund.offered_cents = found.fund.ceiling_cents  # emptied: the next rule is asked


def left_in_time() -> str:
    """The reason printed on the credit note of a seat that is given up, in the language of the place."""
    with override(settings.LANGUAGE_CODE):
        return _("inscription annulée avant le début")


def again_words() -> str:
    """The reason printed on the credit note of a price that is worked out again."""
    with override(settings.LANGUAGE_CODE):
        return _("prix recalculé")


def label_of(seating) -> str:
    """What is paid for: the activity, and the date where dates are booked one by one. No name of a person."""
    if seating.occurrence_id:
        with override(settings.LANGUAGE_CODE):
            return f"{seating.activity.title}, {plain_date(seating.occurrence.starts_at)}"
    return seating.activity.title
