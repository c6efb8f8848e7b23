"""Somebody who signs in. One adult's account speaks for several children, several adults for one child."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.rights import ROLES, Right, Role, may

from .address_change import AddressChange
from .person import Person

TRIED_ROLES = ("leader", "coordinator", "treasurer", "board")


class AccountQuerySet(models.QuerySet):
    def to_try(self):
        """The persons a demonstration offers in one click: a parent, and the first of each role."""
        people = self.filter(is_active=True, person__isnull=False).select_related("person").order_by("pk")
        parent = people.filter(role="", person__wardships__isnull=False).first()
        found = [parent, *(people.filter(role=role).first() for role in TRIED_ROLES)]
        return [account for account in found if account]

    def free_name(self, wanted: str) -> str:
        """A user name nobody has: as wanted, else with a number. Nobody types it; it only must be unique."""
        name, number = wanted[:140], 1
        while self.filter(username=name).exists():
            number += 1
            name = f"{wanted[:140]}-{number}"
        return name


class AccountManager(UserManager.from_queryset(AccountQuerySet)):
    """Django's own, with the questions above."""

    use_in_migrations = False


class Account(AbstractUser):
    first_name = None
    last_name = None
    person = models.OneToOneField(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="account"
    )
    role = models.CharField(_("rôle"), max_length=20, choices=Role, blank=True)

    objects = AccountManager()

    class Meta:
        verbose_name = _("compte")

    def __str__(self):
        return str(self.person) if self.person_id else self.username

    @transaction.atomic
    def introduce(self, *, by, **facts):
        """Say who the account belongs to, the first time somebody enters with it."""
        self.person = Person.objects.create(email=self.email, **facts)
        self.save(update_fields=["person"])
        record("account.introduced", self, by=by)

    @transaction.atomic
    def move_to(self, email, *, by):
        """The address was proven by its code: from now on it opens the account, and letters go there.

        Refuses one that opens the account of another person; an account of nobody yet gives way. The former
        address is told. Returns the account.
        """
        account = Account.objects.select_for_update().get(pk=self.pk)
        others = Account.objects.filter(email__iexact=email, is_active=True).exclude(pk=account.pk)
        if others.exclude(person=None, role="").exists():
            raise ValidationError(
                _now("Cette adresse ouvre déjà un autre compte. Demandez à l'accueil de réunir les fiches.")
            )
        others.delete()
        former, account.email = account.email, email
        account.save(update_fields=["email"])
        EmailAddress.objects.filter(user=account).delete()
        if account.person:
            account.person.email = email
            account.person.save(update_fields=["email"])
        AddressChange.objects.prove(account, former, email)
        record("account.moved", account, by=by)
        return account

    @transaction.atomic
    def note_address(self, email, *, by):
        """Another address was written in the person's file: it opens the account once its code is typed in.

        Until then the former one does. Nobody but the person moves the account: who reads the mail enters
        with its role, so for the team only those who give roles may note one. Without an address ("") none
        opens it. Refuses an address that opens somebody else's account.
        """
        if by == self and email and email.casefold() != self.email.casefold():
            raise ValidationError(
                _now("Votre nouvelle adresse se confirme avec le code que nous y envoyons.")
            )
        if by != self and not may(by, Right.GIVE_ROLES if self.role else Right.EDIT_PEOPLE):
            raise ValidationError(
                _now("Seule l'administration du site change l'adresse d'une personne de l'équipe.")
                if self.role
                else _now("%(who)s entre avec cette adresse, et la change dans son propre espace.")
                % {"who": self}
            )
        taken = Account.objects.filter(email__iexact=email, is_active=True).exclude(pk=self.pk)
        if email and taken.exists():
            raise ValidationError(
                _now("Cette adresse ouvre un autre compte. Choisissez-en une autre, ou fusionnez les fiches.")
            )
        AddressChange.objects.expect(self, email)
        if not email and by != self:
            self.email = ""
            self.save(update_fields=["email"])
            EmailAddress.objects.filter(user=self).delete()
        record("account.address_noted", self, by=by)

    def has_usable_password(self):
        """Nobody has one: a code, a card or a key opens the account, and none is asked for again."""
        return False

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return self.person.first_name if self.person_id else self.username

    def may(self, right) -> bool:
        return self.is_active and right in ROLES.get(self.role, ())

    @classmethod
    @transaction.atomic
    def open_for(cls, person, *, by):
        """An account for a person who has none: they sign in with a code sent to their e-mail."""
        if hasattr(person, "account"):
            return person.account
        if not person.email:
            raise ValidationError(
                _now("Notez d'abord l'adresse électronique de %(who)s : elle sert à entrer.")
                % {"who": person}
            )
        if cls.objects.filter(email__iexact=person.email).exists():
            raise ValidationError(
                _now("Un compte existe déjà avec l'adresse de %(who)s. Cherchez un doublon.")
                % {"who": person}
            )
        account = cls(username=cls.objects.free_name(person.email), email=person.email, person=person)
        account.set_unusable_password()
        account.save()
        record("account.opened", account, by=by, person=person.pk)
        return account

    @transaction.atomic
    def give_role(self, role, *, by):
        """From now on these are its rights. Nobody changes their own; an administrator stays."""
        if not may(by, Right.GIVE_ROLES):
            raise ValidationError(_now("Vous ne pouvez pas donner de rôle."))
        if by == self:
            raise ValidationError(
                _now("On ne change pas son propre rôle. Demandez à une autre personne de l'administration.")
            )
        keepers = Account.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
        if role != Role.ADMINISTRATOR and {account.pk for account in keepers} == {self.pk}:
            raise ValidationError(_now("Il faut au moins une personne à l'administration du site."))
        former, self.role = self.role, role
        self.save(update_fields=["role"])
        AddressChange.objects.expect(self, "")  # who noted one could not note one for the team
        record("role.given", self, by=by, former=former, role=role)

    def speaks_for(self, person) -> bool:
        return self.person is not None and self.person.decides_for(person)
