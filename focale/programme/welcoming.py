"""Somebody comes without being expected: found by name or card, or described in two words.

A leader does not see the register. The whole name, typed, or the number of a card shown, gives the person and
nothing more; who was found is handed on as a ticket, so that nobody is added by guessing a number.
"""

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from focale.ground.models import record
from focale.people.folding import digits, fold
from focale.people.models import Card, EmergencyContact, Person
from focale.people.rights import Right, may
from focale.programme.marking import mark
from focale.programme.models import Attendance, Occurrence, Presence, Registration

AT_MOST = 8
CARD_LETTERS = 8
MOST_TO_CALL = 30


def found(words: str, account) -> list[Person]:
    """The people these words name, as far as this account may find them; never more than eight."""
    words = words.strip()[:160]
    if len(fold(words)) < 2:
        return []
    if looks_like_a_card(words) and (card := Card.objects.read(words.rstrip("/"))):
        return [card.person]
    people = Person.objects.existing()
    if may(account, Right.SEE_PEOPLE):
        return list(people.found_by(words)[:AT_MOST])
    names = fold(words).split()
    turns = {" ".join(names[cut:] + names[:cut]) for cut in range(len(names))} if len(names) > 1 else set()
    regulars = Attendance.objects.filter(
        activity__occurrences__leaders=account.person_id, person__isnull=False
    )
    known = people.found_by(words).filter(pk__in=regulars.values("person"))
    return list(people.filter(Q(folded_name__in=turns) | Q(pk__in=known.values("pk")))[:AT_MOST])


def looks_like_a_card(words: str) -> bool:
    return "/" in words or len(words.replace(" ", "").replace("-", "")) == CARD_LETTERS


def ticket_of(person, occurrence) -> str:
    """What the page gives back to add this person to this date."""
    return _signer(occurrence).sign(str(person.pk))


def holder_of(ticket: str, occurrence) -> Person:
    """The person of a ticket. Refuses one that was not given out for this date."""
    try:
        key = _signer(occurrence).unsign(ticket)
    except BadSignature:
        raise ValidationError(_("Cherchez la personne encore une fois.")) from None
    return still_there(key)


def _signer(occurrence):
    return Signer(salt=f"walk-in:{occurrence.pk}")


def on_the_list(key: int, occurrence) -> Person:
    """A person who is, or was, expected or marked on this date. Refuses any other."""
    rows = (Registration.objects.filter(pk__in=occurrence.expected().values("pk"), participant=key),)
    rows += Attendance.objects.filter(occurrence=occurrence, visitor=key), occurrence.marks.filter(person=key)
    if not any(row.exists() for row in rows):
        raise ValidationError(_("Cette personne n'est pas sur la liste. Ajoutez-la par son nom."))
    return still_there(key)


def still_there(key) -> Person:
    """The person, or the one whose file took up theirs. Refuses when erased."""
    person = Person.objects.filter(pk=key).first()
    while person and person.merged_into_id:
        person = person.merged_into
    if person is None:
        raise ValidationError(_("Cette fiche a été effacée. Comptez la personne sans son nom."))
    return person


def bearer_of(typed: str) -> Person:
    """The person whose card was scanned, or its number typed. Refuses a card we do not know."""
    card = Card.objects.read(typed[:200].strip().rstrip("/"))
    if card is None:
        raise ValidationError(
            _("Cette carte n'est pas connue ou n'est plus valable. Cherchez la personne par son nom.")
        )
    return still_there(card.person_id)


def newcomer(*, first_name, last_name, born_year, gender, by) -> Person:
    """Somebody quickly described: the file with this very name and birth year, or a new one."""
    same = Person.objects.existing().filter(folded_name=fold(f"{last_name} {first_name}")[:170])
    if known := same.filter(born_year=born_year).first() if born_year else None:
        return known
    person = Person.objects.create(
        first_name=first_name, last_name=last_name, born_year=born_year, gender=gender
    )
    record("person.described", person, by=by)
    return person


def name_to_call(person, *, name, phone, by):
    """Whom to call for somebody on a list; a number that is kept already changes nothing."""
    if not person.emergency_contacts.filter(phone=digits(phone)).exists():
        EmergencyContact.objects.name_for(person, by=by, name=name, phone=phone)


@transaction.atomic
def welcome(occurrence, *, by, ticket="", card=None, described=None, call=None) -> Person:
    """Put somebody on the list as present: found by name (a ticket), by card, or described.

    `call`: the name and phone of who is called for them. Without it a minor is let in all the same: the list
    asks until somebody is named.
    """
    if described is not None:
        person = newcomer(by=by, **described)
    elif card is not None:
        person = bearer_of(card)
    else:
        person = holder_of(ticket, occurrence)
    mark(occurrence, person, Presence.PRESENT, by=by)
    if call:
        name_to_call(person, by=by, **call)
    return person


def still_to_call(account, *, since) -> list[Person]:
    """The minors who came to this account's dates from that day on, and for whom nobody could be called.

    Each with `date`, the key of the last of these dates: where the number can be noted.
    """
    dates = Occurrence.objects.markable_by(account).filter(starts_at__gte=since)
    came = Attendance.objects.present().filter(occurrence__in=dates)
    last = came.filter(person=OuterRef("pk")).order_by("-occurrence__starts_at").values("occurrence")[:1]
    people = Person.objects.existing().without_emergency_number().filter(pk__in=came.values("person"))
    return list(people.annotate(date=Subquery(last)).order_by("folded_name", "pk")[:MOST_TO_CALL])
