"""The account that a proven e-mail address opens."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from focale.ground.models import record
from focale.people.models import Account, AddressChange, Person
from focale.people.rights import Role


def account_for_address(email: str) -> Account:
    """The account of this address, which was proven by a code; made when there is none.

    An address the team noted for somebody opens that account from now on. Where a grown-up person known by
    this address has no account yet, the account is theirs; several persons may share an address, the first
    known adult answers for it.
    """
    email = email.strip().casefold()
    try:
        return _account_for_address(email)
    except IntegrityError:  # two browsers proved the same new address at the same second
        return _account_for_address(email)


@transaction.atomic
def _account_for_address(email):
    if account := Account.objects.filter(email__iexact=email).order_by("-is_active", "pk").first():
        return account
    if change := AddressChange.objects.awaiting(email).order_by("pk").first():
        return change.account.move_to(email, by=change.account)
    people = Person.objects.existing().filter(email__iexact=email, account=None).order_by("pk")
    person = next((person for person in people if not person.is_minor()), None)
    return _open(email, email=email, person=person)


@transaction.atomic
def account_for_card(card) -> Account:
    """The account of the card's holder, made when there is none."""
    if account := Account.objects.filter(person=card.person).first():
        return account
    return _open(f"carte-{card.person_id}", person=card.person)


@transaction.atomic
def entrust_site(email) -> Account:
    """The account of this address, opened if there is none, administers the site from now on.

    Only for whoever commands the machine: the way in of the first administrator, and of a team that lost
    its last one. Refuses an account that was closed.
    """
    account = account_for_address(email)
    if not account.is_active:
        raise ValidationError(_("Ce compte est fermé : donnez une autre adresse."))
    former, account.role = account.role, Role.ADMINISTRATOR
    account.save(update_fields=["role"])
    AddressChange.objects.expect(account, "")  # the desk could not note one for the administration
    record("role.given", account, by=None, former=former, role=account.role)
    return account


def _open(name, **facts):
    account = Account(username=Account.objects.free_name(name), **facts)
    account.set_unusable_password()
    account.save()
    record("account.opened", account, by=None)
    return account
