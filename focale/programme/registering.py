"""Register people who may not be known yet: the adult, those who come, what they agreed to. All or nothing.

A visitor without an account is told nothing about people who are known here. Somebody described exactly as
an existing family (name and telephone or e-mail of the adult, name and birth date of the child) is that
family; anybody else becomes a new file, which the team may merge. A file that is known already is only
written in by who is signed in: what anybody else answers about it holds for this registration alone.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.association.models import Season
from focale.people.answering import keep_all
from focale.people.models import (
    Consent,
    EmergencyContact,
    Guardianship,
    Medium,
    Organisation,
    Person,
    Purpose,
)
from focale.people.models.consent import How
from focale.people.models.guardianship import FOR_PROTECTED_ADULTS
from focale.people.rights import Right, may
from focale.programme.models import Party

SOON = timedelta(days=30)


@dataclass
class Answer:
    """One answer about somebody who comes, in its exact words. `own_word`: said by the person. `until`: how
    long it holds, as the words say; worked out anew when not told."""

    subject: Person
    purpose: str
    wording: str
    agreed: bool
    use: str = ""
    own_word: bool = False
    until: date | None = None


@dataclass
class Wish:
    """A form that was filled: who answers, who comes. Persons that are not saved yet are described ones."""

    ticket: str
    adult: Person
    people: list[Person]
    answers: list[Answer] = field(default_factory=list)
    emergency: tuple[str, str] | None = None
    phone: str = ""
    how: str = How.SCREEN
    scan: object = None
    partner: Organisation | None = None


def register_wish(seating, wish, *, by) -> Party:
    """Save who is new, keep the answers, seat them or put them in line. The same form twice is one party."""
    ticket = f"{seating.pk}:{wish.ticket}"[:40]
    with seating.alone():
        if party := Party.objects.filter(ticket=ticket).first():
            return party
        recognised = _recognise(wish, by)
        try:
            newcomers, facts = _save(wish, by=by)
            unsigned = [] if by else [one for one in wish.answers if one.subject.pk not in newcomers]
            wish.answers = [one for one in wish.answers if by or one.subject.pk in newcomers]
            keep_all(_consents(wish, newcomers), by=by, newcomers=newcomers, facts=facts)
            return seating.take_in(
                wish.people,
                made_by=wish.adult,
                by=by,
                partner=wish.partner,
                ticket=ticket,
                newcomers=newcomers,
                unsigned=unsigned,
            )
        except ValidationError:
            if by is None and recognised:
                raise ValidationError(_not_here(wish)) from None
            raise


def answers_hold_until(day=None):
    """How long what is agreed to now holds: to the end of the season, or a year when it ends soon."""
    today = day or timezone.localdate()
    season = Season.objects.at(today)
    return season.last_day if season and season.last_day > today + SOON else today + timedelta(days=365)


def _not_here(wish):
    """Says nothing of what is known: not even that something is."""
    return _(
        "Nous ne pouvons pas enregistrer cette demande ici pour %(who)s. Connectez-vous, ou appelez le lieu."
    ) % {"who": wish.people[0].first_name}


def _recognise(wish, by) -> set[int]:
    """Put known people in the place of those described exactly like them. Returns the keys of the known."""
    described = [person for person in wish.people if person.pk is None]
    for person in {id(each): each for each in [wish.adult, *described]}.values():
        if person.pk is None:
            person.derive()
    if not described or may(by, Right.REGISTER_ANYONE):
        return set()
    known = _known_family(wish, [person for person in described if person is not wish.adult])
    wish.people = [known.get(id(person), person) for person in wish.people]
    for answer in wish.answers:
        answer.subject = known.get(id(answer.subject), answer.subject)
    wish.adult = known.get(id(wish.adult), wish.adult)
    return {person.pk for person in known.values()}


def _known_family(wish, children) -> dict[int, Person]:
    adults = [wish.adult] if wish.adult.pk else _known_adults(wish.adult)
    if not adults:
        return {}
    if not children:
        return {id(wish.adult): adults[0]}
    links = Guardianship.objects.in_force().filter(adult__in=adults, holds_authority=True)
    links = links.filter(ward__born_on__in=[child.born_on for child in children])
    found = {}
    for link in links.select_related("ward", "adult").order_by("pk"):
        for child in children:
            if (child.folded_name, child.born_on) == (link.ward.folded_name, link.ward.born_on):
                found[id(child)], found[id(wish.adult)] = link.ward, link.adult
    return found


def _known_adults(adult):
    reached = Q(pk__in=[])
    if adult.phone:
        reached |= Q(phone=adult.phone)
    if adult.email:
        reached |= Q(email__iexact=adult.email)
    same = Person.objects.existing().filter(folded_name=adult.folded_name)
    return list(same.filter(reached).order_by("pk")[:5])


def _save(wish, *, by) -> tuple[dict, list]:
    """Write who is new. Returns {their keys: the key of the adult who answers for them, or None}, and what
    the journal is to be told."""
    new = list({id(person): person for person in [wish.adult, *wish.people] if person.pk is None}.values())
    if new:
        Person.objects.bulk_create(new)
    minors = [person for person in wish.people if person.is_minor()]
    at_desk = may(by, Right.REGISTER_ANYONE)
    wards = [person for person in minors if person in new or (at_desk and not person.deciders().exists())]
    facts = [("person.welcomed", person, {}) for person in new]
    facts += _entrust(wards, wish.adult) if wards else []
    # A visitor writes in new files only: nobody adds a number to call to a child that is known already.
    if wish.phone and not wish.adult.phone and (by or wish.adult in new):
        wish.adult.phone = wish.phone
        wish.adult.save(update_fields=["phone"])
    if wish.emergency and wish.emergency[1]:
        name, phone = wish.emergency
        for person in minors if by else [person for person in minors if person in new]:
            EmergencyContact.objects.get_or_create(person=person, phone=phone, defaults={"name": name})
    return {person.pk: wish.adult.pk if person in wards else None for person in new}, facts


def _entrust(wards, adult) -> list[tuple]:
    links = Guardianship.objects.bulk_create(Guardianship(ward=ward, adult=adult) for ward in wards)
    told = [{"ward": link.ward_id, "adult": adult.pk, "new": True} for link in links]
    return [("guardianship.entrusted", link, details) for link, details in zip(links, told, strict=True)]


def _consents(wish, newcomers) -> list[Consent]:
    """The answers as they are kept."""
    until, consents, speakers = None, [], _speakers(wish, newcomers)
    for answer in wish.answers:
        until = answer.until or until or answers_hold_until()
        consents.append(
            Consent(
                subject=answer.subject,
                purpose=answer.purpose,
                use=answer.use,
                medium=Medium.PICTURE if answer.purpose == Purpose.IMAGE else "",
                wording=answer.wording,
                agreed=answer.agreed,
                given_by=answer.subject if answer.own_word else speakers[answer.subject.pk],
                how=wish.how,
                scan=wish.scan or "",
                until=until,
            )
        )
    return consents


def _speakers(wish, newcomers) -> dict[int, Person]:
    """Who answers for each: the adult of the form where that one decides, else the first who does."""
    speakers = {answer.subject.pk: wish.adult for answer in wish.answers}
    deciding = _deciding([key for key in speakers if key not in newcomers])
    for answer in wish.answers:
        subject = answer.subject
        if newcomers.get(subject.pk):
            continue
        may_speak = [
            link.adult
            for link in deciding.get(subject.pk, ())
            if subject.is_minor() or link.relation in FOR_PROTECTED_ADULTS
        ]
        if not subject.is_minor() and not may_speak:
            speakers[subject.pk] = subject
        elif may_speak and wish.adult not in may_speak:
            speakers[subject.pk] = may_speak[0]
    return speakers


def _deciding(wards) -> dict[int, list]:
    links = Guardianship.objects.in_force().filter(ward__in=wards, holds_authority=True)
    deciding = {}
    for link in links.select_related("adult").order_by("call_order", "pk") if wards else ():
        deciding.setdefault(link.ward_id, []).append(link)
    return deciding
