"""What one person's page gathers from the floors below, each in one query."""

from django.db.models import Q
from django.utils.translation import gettext as _

from focale.people.models import Guardianship, Medium, Purpose, Use
from focale.programme.models import Registration

SHORT = (Purpose.TAKE_PART, Purpose.LEAVE_ALONE)


def links_of(person) -> dict:
    """The links in which the person is the ward and those in which the person is the adult."""
    found = Guardianship.objects.in_force().filter(Q(ward=person) | Q(adult=person))
    links = list(found.select_related("ward", "adult", "organisation").order_by("call_order", "pk"))
    return {
        "ward": [link for link in links if link.ward_id == person.pk],
        "adult": [link for link in links if link.adult_id == person.pk],
    }


def agreed_in_short(person, guardians) -> list[tuple]:
    """(what, yes / no / unknown) for everyday acts, of those who do not decide alone, and for pictures.

    `guardians`: the links in force in which the person is the ward.
    """
    said = {}
    for consent in person.consents.in_force():
        key = consent.purpose
        shown = (consent.use, consent.medium or Medium.PICTURE) == (Use.WEB, Medium.PICTURE)
        if consent.purpose == Purpose.IMAGE and not shown:
            continue
        said.setdefault(key, []).append(consent.agreed)
    alone = not person.is_minor() and not any(link.decides() for link in guardians)
    asked = [] if alone else [(purpose, purpose.label) for purpose in SHORT]
    asked.append((Purpose.IMAGE, _("photos sur le site")))
    return [(words, _answer(said.get(purpose, []))) for purpose, words in asked]


def _answer(said) -> str:
    return "unknown" if not said else "yes" if all(said) else "no"


def registrations_to_come(person, now) -> list:
    """The live registrations whose dates are not all over."""
    ahead = Q(seating__occurrence__ends_at__gt=now)
    ahead |= Q(seating__occurrence=None, seating__activity__occurrences__ends_at__gt=now)
    found = Registration.objects.live().filter(participant=person).filter(ahead).distinct()
    return list(found.select_related("party", "seating__activity", "seating__occurrence").order_by("pk"))
