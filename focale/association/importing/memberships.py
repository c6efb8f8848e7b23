"""The membership a line gives, as it was paid elsewhere: nothing of it is due here or stands in the books."""

from django.utils import timezone

from focale.association.models.member import Member
from focale.association.models.membership import Membership
from focale.ground.models import record
from focale.people.folding import fold
from focale.people.models import Organisation

from .periods import read_day


def add_membership(row, imported, chosen, *, person=None, organisation=None):
    """One period for this person or organisation, a member from then on. Call under `numbering()`."""
    facts, by = row.facts, imported.by
    first, last = read_day(facts["first_day"]), read_day(facts["last_day"])
    member = admit(row, imported, since=first, person=person, organisation=organisation)
    membership = Membership.objects.create(
        member=member,
        type=chosen.kinds[str(facts["kind"])],
        first_day=first,
        last_day=last,
        fee_cents=facts["cents"],
        approved_at=timezone.now(),
        origin=f"liste {imported.pk}",
    )
    row.made["membership"] = membership.pk
    record("membership.taken_up", membership, by=by, member=member.pk, number=member.number)


def admit(row, imported, *, since=None, **whose):
    """The member of this person or organisation, in arrears or not; `since`: the first day of a period.

    Call under `numbering()`.
    """
    is_new = not Member.objects.filter(**whose).exists()
    member = Member.admit(**whose, needs_approval=False, by=imported.by)
    if is_new:
        row.made["member"] = member.pk
        days = [read_day(row.facts.get("joined", "")) or since, since, timezone.localdate()]
        member.joined_on = min(day for day in days if day)
        member.save(update_fields=["joined_on"])
    return member


def take_in_organisation(row, imported, periods, chosen):
    """A line about an organisation, which is known by its name."""
    name = row.facts["organisation"]
    there = Organisation.objects.filter(folded_name=fold(name)[:160]).first()
    row.period = periods.of_organisation(row.facts)["period"]
    if there is None:
        reach = {fact: row.facts.get(fact, "") for fact in ("email", "phone", "town")}
        there = Organisation.objects.create(name=name, address=row.facts.get("street", ""), **reach)
        record("organisation.welcomed", there, by=imported.by)
        row.made["organisation"] = there.pk
    if row.period == "add":
        add_membership(row, imported, chosen, organisation=there)
