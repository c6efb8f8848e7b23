"""Members whose membership ends in twenty days, made in FOCALE_HOME; for bench/renewals.py.

`python -m bench.members PERSONS ORGANISATIONS`
"""

import sys
from datetime import timedelta

import bench.season  # noqa: F401  (sets Django up)

from django.utils import timezone  # isort: skip

from focale.association.models import Member, Membership, MembershipType
from focale.people.models import Organisation, Person


def build(persons, organisations):
    """As many of each, numbered, paid for and with an address of their own."""
    today, last = timezone.localdate(), timezone.localdate() + timedelta(days=20)
    people = [
        Person(first_name=f"Prénom{n}", last_name=f"Nom{n}", email=f"p{n}@example.org", born_year=1980)
        for n in range(persons)
    ]
    there = [Organisation(name=f"Association {n}", email=f"a{n}@example.org") for n in range(organisations)]
    Person.objects.bulk_create(people)
    Organisation.objects.bulk_create(there)
    members = [Member(person=who, number=n) for n, who in enumerate(people, start=1)]
    members += [Member(organisation=who, number=n) for n, who in enumerate(there, start=persons + 1)]
    Member.objects.bulk_create(members)
    kind = MembershipType.objects.create(name="Individuelle", cents=1200)
    days = {"first_day": today - timedelta(days=300), "last_day": last, "approved_at": timezone.now()}
    Membership.objects.bulk_create(Membership(member=member, type=kind, **days) for member in members)


if __name__ == "__main__":
    build(*map(int, sys.argv[1:]))
