"""What the rules of a tariff look at about those who come: all true on the day, each known or not known."""

from django.db.models import Exists, OuterRef, Q

from focale.association.models import Member
from focale.money.models import FamilyQuotient
from focale.money.pricing import Circumstances
from focale.people.models import Person, Residence
from focale.people.models.residence import InDistrict

EVERYTHING = frozenset({"membership", "quotient", "residence", "first_time"})
DISTRICT = {InDistrict.YES: True, InDistrict.NO: False, InDistrict.UNKNOWN: None}


def circumstances_of(people, day, *, fund=None, partner=None, asked=EVERYTHING) -> list[Circumstances]:
    """One for each person, in the same order, in at most four queries.

    `people`: those registered together, some perhaps not saved yet: of these only what was typed is known.
    `partner`: key of the organisation that registers them. `asked`: the facts the tariff looks at.
    """
    saved = [person for person in people if person.pk]
    keys = [person.pk for person in saved]
    paid_up, came = _standing(keys, day) if asked & {"membership", "first_time"} and keys else (set(), set())
    quotients = FamilyQuotient.objects.values_for(saved, day) if "quotient" in asked and keys else {}
    homes = _homes(keys, day) if "residence" in asked and keys else {}
    found, children = [], 0
    for person in people:
        children += person.is_minor(day)
        home = homes.get(person.pk)
        found.append(
            Circumstances(
                on=day,
                age=person.age(day),
                is_member=person.pk in paid_up,
                quotient=quotients.get(person.pk),
                in_district=DISTRICT[home.in_district] if home else None,
                district=home.district.code if home and home.district else "",
                situation=person.situation,
                partner=partner,
                rank=children if person.is_minor(day) else 1,
                is_first_time=person.pk not in came,
                fund=fund,
            )
        )
    return found


def _standing(keys, day) -> tuple:
    """The keys of those who are paid-up members that day, and of those who were here before."""
    paid_up = Member.objects.paid_up_on(day).filter(person=OuterRef("pk"))
    present = Person.objects.filter(pk=OuterRef("pk"), attendances__presence="present")
    rows = Person.objects.filter(pk__in=keys).annotate(is_paid_up=Exists(paid_up), came=Exists(present))
    rows = list(rows.values_list("pk", "is_paid_up", "came"))
    return {pk for pk, is_paid_up, _came in rows if is_paid_up}, {pk for pk, _paid, came in rows if came}


def _homes(keys, day) -> dict:
    """The residence in force that day of each, as `Person.residence_on` says for one."""
    rows = Residence.objects.filter(Q(since__lte=day) | Q(since=None), Q(until__gt=day) | Q(until=None))
    rows = rows.filter(person__in=keys).select_related("district").defer("district__geometry")
    latest_last = sorted(rows, key=lambda row: (row.since is not None, row.since or day, row.pk))
    return {row.person_id: row for row in latest_last}
