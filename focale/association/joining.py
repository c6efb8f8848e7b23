"""Joining and renewing: for whom, from which day to which, for how much. Renewing is joining once more."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.dates import plain_date
from focale.ground.models import record
from focale.people.folding import fold
from focale.people.models import Organisation, Person
from focale.people.rights import Right, may

from .messages import tell
from .models import Audience, JoinRequest, Member, Membership, Standing, numbering
from .models.membership_type import last_day_of


def join(
    kind, *, person=None, organisation=None, payer=None, cents=None, ticket="", is_new=False, by
) -> Membership:
    """One period more for a person or an organisation, who becomes a member with a number if not one yet.

    `kind`: a MembershipType; `cents`: the amount chosen where it is free; `ticket`: of the form, so that sent
    twice it joins once; `payer`: who pays and is written to, the person unless told. Where the board must
    accept, nothing is due before; an organisation that joins by itself is always looked at. `is_new`: the
    person's file was made by this very form.
    """
    if not is_new:
        _refuse_stranger(person, by)
    _refuse_unfit(kind, person, organisation)
    fee = kind.fee(cents)
    with numbering():
        if ticket and (known := Membership.objects.filter(ticket=ticket).first()):
            return known
        looked_at = kind.needs_approval or organisation is not None
        member = Member.admit(person=person, organisation=organisation, needs_approval=looked_at, by=by)
        first, last = next_period(member, kind, timezone.localdate())
        membership = Membership.objects.create(
            member=member, type=kind, first_day=first, last_day=last, fee_cents=fee, ticket=ticket or None
        )
        record("membership.asked", membership, by=by, member=member.pk, number=member.number)
        reader = payer if organisation else None
        if member.standing == Standing.PENDING:
            tell("membership_asked", membership, to=reader)
        else:
            membership.accept(by=by, payer=payer)
            tell("membership_made", membership, to=reader)
        return membership


def join_described(kind, described, *, organisation="", cents=None, ticket, by) -> Membership | None:
    """Join for somebody who filled the form: who is known exactly so is that person, else a new file.

    `described`: a Person, saved or not; `organisation`: the name of the one joined for. The same form twice
    leaves one file and one membership. What fits somebody known without an account is only asked (None): the
    person or the place confirms. A visitor is told nothing about who is known.
    """
    with numbering():
        if known := Membership.objects.filter(ticket=ticket).first():
            return known
        person = described if described.pk else _known(described) or described
        if is_new := person.pk is None:
            person.save()
            record("person.welcomed", person, by=by)
        if not organisation and by is None and not is_new:
            return JoinRequest.objects.ask(kind, person, cents=kind.fee(cents))
        if not organisation:
            return join(kind, person=person, cents=cents, ticket=ticket, is_new=is_new, by=by)
        there = Organisation.objects.filter(folded_name=fold(organisation)[:160]).first()
        if there and not may(by, Right.EDIT_MEMBERS) and Member.objects.filter(organisation=there).exists():
            return JoinRequest.objects.ask(kind, person, organisation=there, cents=kind.fee(cents))
        if there is None:
            there = Organisation.objects.create(name=organisation, email=person.email, phone=person.phone)
            record("organisation.welcomed", there, by=by)
        return join(kind, organisation=there, payer=person, cents=cents, ticket=ticket, by=by)


def _known(described):
    """The grown-up person of this very name with this e-mail or telephone, or None."""
    described.derive()
    reached = Q(pk__in=[])
    if described.email:
        reached |= Q(email__iexact=described.email)
    if described.phone:
        reached |= Q(phone=described.phone)
    same = Person.objects.existing().filter(reached, folded_name=described.folded_name).order_by("pk")
    return next((person for person in same[:5] if not person.is_minor()), None)


def next_period(member, kind, today) -> tuple[date, date]:
    """From today, or from the day after what stands already. Refuses a second period ahead."""
    last = member.periods().standing().filter(last_day__gte=today).order_by("-last_day").first()
    if last and last.first_day > today:
        words = _("Cette adhésion est déjà renouvelée, jusqu'au %(day)s.")
        raise ValidationError(words % {"day": plain_date(last.last_day)})
    if last and member.standing == Standing.PENDING and not last.is_approved:
        raise ValidationError(_("Une demande d'adhésion attend déjà la réponse du bureau."))
    first = last.last_day + timedelta(days=1) if last else today
    return first, last_day_of(kind, first)


def _refuse_stranger(person, by):
    """For somebody known only the team, the person and who decides."""
    if person is None or may(by, Right.EDIT_MEMBERS) or person.may_be_changed_by(by):
        return
    raise ValidationError(_("Vous ne pouvez pas adhérer pour cette personne."))


def _refuse_unfit(kind, person, organisation):
    if (kind.audience == Audience.ORGANISATION) != (organisation is not None) or not (person or organisation):
        raise ValidationError(_("Cette formule n'est pas faite pour vous. Choisissez-en une autre."))
    ages = person.ages() if person else set()
    if not ages or (kind.min_age is None and kind.max_age is None):
        return
    if max(ages) < (kind.min_age or 0) or min(ages) > (200 if kind.max_age is None else kind.max_age):
        raise ValidationError(_("Cette formule n'est pas pour cet âge. Choisissez-en une autre."))
