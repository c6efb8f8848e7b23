"""What the rules of a tariff look at about those who come: all true on the day, each known or not known."""

from django.db.models import Exists, F, OuterRef, Q, Subquery

from focale.association.models import Member
from focale.money.models import FamilyQuotient
from focale.money.pricing import Circumstances
from focale.people.models import Person, Residence
from focale.people.models.residence import InDistrict

EVERYTHING = frozenset({"membership", "quotient", "residence", "first_time"})
DISTRICT = {InDistrict.YES: True, InDistrict.NO: False}


def circumstances_of(people, day, *, fund=None, partner=None, asked=EVERYTHING) -> list[Circumstances]:
    """One for each person, in the same order, in one query at most.

    `people`: those registered together, some perhaps not saved yet: of these only what was typed is known.
    `partner`: key of the organisation that registers them. `asked`: the facts the tariff looks at.
    """
    known, found, children = _known(people, day, asked), [], 0
    for person in people:
        children += person.is_minor(day)
        facts = known.get(person.pk, {})
        found.append(
            Circumstances(
                on=day,
                age=person.age(day),
                is_member=facts.get("membership", False),
                quotient=facts.get("quotient"),
                in_district=DISTRICT.get(facts.get("residence")),
                district=facts.get("district") or "",
                situation=person.situation,
                partner=partner,
                rank=children if person.is_minor(day) else 1,
                is_first_time=not facts.get("came", False),
                fund=fund,
            )
        )
    return found


def _known(people, day, asked) -> dict:
    """{key: facts} of those who are saved; what the tariff does not ask is not looked up."""
    keys = [person.pk for person in people if person.pk]
    facts = {name: fact for each in asked for name, fact in FACTS[each](day).items()}
    if not (keys and facts):
        return {}
    rows = Person.objects.filter(pk__in=keys).annotate(**facts).values("pk", *facts)
    return {row["pk"]: row for row in rows}


def _membership(day):
    return {"membership": Exists(Member.objects.paid_up_on(day).filter(person=OuterRef("pk")))}


def _quotient(day):
    return {"quotient": FamilyQuotient.objects.lowest_on(day)}


def _residence(day):
    """The residence in force that day, as `Person.residence_on` says for one."""
    rows = Residence.objects.filter(Q(since__lte=day) | Q(since=None), Q(until__gt=day) | Q(until=None))
    rows = rows.filter(person=OuterRef("pk")).order_by(F("since").desc(nulls_last=True), "-pk")
    answer, code = rows.values("in_district")[:1], rows.values("district__code")[:1]
    return {"residence": Subquery(answer), "district": Subquery(code)}


def _first_time(_day):
    here = Person.objects.filter(pk=OuterRef("pk"), attendances__presence="present")
    return {"came": Exists(here)}


FACTS = {
    "membership": _membership,
    "quotient": _quotient,
    "residence": _residence,
    "first_time": _first_time,
}
