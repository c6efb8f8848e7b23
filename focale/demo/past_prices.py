"""What the registrations of the past owed: priced by the place's own rules, as each would have been."""

from datetime import timedelta

from focale.money.models import Tariff
from focale.money.pricing import Circumstances, quote
from focale.programme.charging import label_of
from focale.programme.circumstances import DISTRICT


def charge_registrations(demonstration, charges, quotients):
    """A charge for each seat of the past, that goes into the books with it."""
    versions, homes = Tariff.objects.current_versions(), demonstration.past.homes
    labels = {}
    for registration in demonstration.past.registrations:
        seating, person = registration.seating, registration.participant
        activity = seating.activity
        dates = demonstration.past.dates_of(seating)
        day = dates[0].day
        about = Circumstances(
            on=day,
            age=person.age(day),
            quotient=quotients.of(person, day),
            in_district=DISTRICT.get(homes[person.pk].in_district),
            fund=activity.fund,
        )
        if (seating.pk) not in labels:
            labels[seating.pk] = label_of(seating)
        minutes = sum(date.minutes for date in dates)
        registration.charge = charges.make(
            quote(versions[activity.tariff_id], about, minutes),
            at=registration.party.made_at + timedelta(seconds=1),
            label=labels[seating.pk],
            purpose=activity.tariff.purpose,
            day=day,
            until=dates[-1].day if dates[-1].day > day else None,
            payer=registration.party.made_by,
            beneficiary=person,
            minutes=minutes,
            project=activity.project,
        )
