"""The account that a proven e-mail address opens."""

from django.db import transaction

from focale.ground.models import record
from focale.people.models import Account, Person


@transaction.atomic
def account_for_address(email: str) -> Account:
    """The account of this address, made when there is none; it opens only to who holds the code sent there.

    Where a grown-up person known by this address has no account yet, the account is theirs; several persons
    may share an address, the first known adult answers for it.
    """
    email = email.strip().casefold()
    if account := Account.objects.filter(email__iexact=email).order_by("-is_active", "pk").first():
        return account
    people = Person.objects.existing().filter(email__iexact=email, account=None).order_by("pk")
    person = next((person for person in people if not person.is_minor()), None)
    account = Account.objects.create(username=_free_name(email), email=email, person=person)
    account.set_unusable_password()
    account.save(update_fields=["password"])
    record("account.opened", account, by=None)
    return account


@transaction.atomic
def account_for_card(card) -> Account:
    """The account of the card's holder, made when there is none."""
    if account := Account.objects.filter(person=card.person).first():
        return account
    account = Account.objects.create(username=_free_name(f"carte-{card.person_id}"), person=card.person)
    account.set_unusable_password()
    account.save(update_fields=["password"])
    record("account.opened", account, by=None)
    return account


def _free_name(wanted: str) -> str:
    name, number = wanted[:140], 1
    while Account.objects.filter(username=name).exists():
        number += 1
        name = f"{wanted[:140]}-{number}"
    return name
