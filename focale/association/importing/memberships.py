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
    is_new = not Member.objects.filter(person=person, organisation=organisation).exists()
    member = Member.admit(person=person, organisation=organisation, needs_approval=False, by=by)
    if is_new:
        row.made["member"] = member.pk
        member.joined_on = min(read_day(facts.get("joined", "")) or first, first, timezone.localdate())
        member.save(update_fields=["joined_on"])
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
