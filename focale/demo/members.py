"""Members of a demonstration with the periods they paid for, in bulk: the rows that joining leaves."""

from datetime import timedelta

from focale.association.models import Audience, Member, Membership, MembershipType, Standing
from focale.money.models import Payer
from focale.money.pricing import Quote

from .seasons import moment

GONE_ONE_IN = 4
"""Of those who did not renew."""


class Members:
    """`told(what, subject, at, **details)` notes a fact for the journal."""

    def __init__(self, demonstration, charges, told):
        self.demonstration, self.charges, self.told = demonstration, charges, told
        self.chance, self.parent_of = demonstration.chance, demonstration.neighbours.parent_of
        self.members, self.memberships = {}, []
        self.kinds = [self._kind(*each) for each in enumerate(demonstration.place.money.joinings)]
        self.joinings = dict(zip(self.kinds, demonstration.place.money.joinings, strict=True))

    def _kind(self, position, joining):
        return MembershipType.objects.create(
            name=joining.name,
            words=joining.words,
            audience=Audience.ORGANISATION if joining.is_for_organisations else Audience.PERSON,
            cents=joining.cents,
            least_cents=joining.least,
            has_counterpart=joining.has_counterpart,
            category="membres actifs" if joining.has_counterpart else "membres bienfaiteurs",
            statutes_ref="article 6 des statuts",
            needs_approval=joining.is_for_organisations,
            position=position,
        )

    def enrol(self, coming):
        """Whoever has come until yesterday; of those who are not to come again some have resigned."""
        for day, season, who in coming:
            if day < self.demonstration.today:
                self._join(day, season, who)
        ended = self.demonstration.seasons[0].last_day
        staying = {who for _day, season, who in coming if season.last_day > ended}
        leaving = [member for who, member in self.members.items() if who not in staying]
        for member in leaving[::GONE_ONE_IN] if ended < self.demonstration.today else []:
            member.standing, member.ended_on, member.ended_why = Standing.RESIGNED, ended, "démission"

    def _join(self, day, season, who):
        """One period more, from that day to the end of the season; a member with a number if not one yet."""
        if who not in self.members:
            field = "person" if hasattr(who, "born_on") else "organisation"
            self.members[who] = Member(number=len(self.members) + 1, joined_on=day, **{field: who})
        member, at = self.members[who], moment(day, "17:00")
        kind = self._kind_for(member)
        fee = self._fee(kind, member.person)
        membership = Membership(member=member, type=kind, first_day=day, last_day=season.last_day)
        membership.fee_cents, membership.requested_at, membership.approved_at = fee, at, at
        if season.last_day < self.demonstration.today:
            membership.reminded_at = moment(season.last_day - timedelta(days=30), "08:00")
        person, organisation = member.person, member.organisation
        quote = Quote(fee, 0, Payer.PARTNER) if organisation else Quote(fee, fee)
        membership.charge = self.charges.make(
            quote,
            at=at,
            payer=person and self.parent_of.get(person.pk, person),
            organisation=organisation,
            label=f"Adhésion\u00a0: {kind}",
            purpose=kind.fee_purpose,
            day=day,
            beneficiary=person,
        )
        self.memberships.append(membership)

    def _kind_for(self, member):
        """By what one is: an organisation, young or without a job, one adult in eight to help."""
        person, is_reduced = member.person, len(self.kinds) > 2
        if person is None:
            return self.kinds[-1]
        if is_reduced and (person.pk in self.parent_of or person.situation in ("school", "job_seeker")):
            return self.kinds[1]
        return self.kinds[2] if is_reduced and self.chance.random() < 0.12 else self.kinds[0]

    def _fee(self, kind, person):
        """Where one gives what one wants, children the least."""
        joining = self.joinings[kind]
        if joining.least is None:
            return joining.cents
        if person and person.pk in self.parent_of:
            return joining.least
        return self.chance.choice([joining.cents, joining.cents, joining.least, joining.most])

    def write(self):
        """Members, then their periods. After the charges."""
        Member.objects.bulk_create(self.members.values(), batch_size=400)
        Membership.objects.bulk_create(self.memberships, batch_size=400)
        for member in self.members.values():
            at = moment(member.joined_on, "17:00")
            self.told("member.numbered", member, at, number=member.number)
        for membership in self.memberships:
            member, at = membership.member, membership.requested_at
            self.told("membership.asked", membership, at, member=member.pk, number=member.number)
            facts = {"member": member.pk, "cents": membership.fee_cents}
            self.told("membership.accepted", membership, at, **facts)
