"""Somebody who signs in. One adult's account speaks for several children, several adults for one child."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from focale.people.rights import ROLES, Role

TRIED_ROLES = ("leader", "coordinator", "board")


class AccountQuerySet(models.QuerySet):
    def to_try(self):
        """The persons a demonstration offers in one click: a parent, and the first of each role."""
        people = self.filter(is_active=True, person__isnull=False).select_related("person").order_by("pk")
        parent = people.filter(role="", person__wardships__isnull=False).first()
        found = [parent, *(people.filter(role=role).first() for role in TRIED_ROLES)]
        return [account for account in found if account]


class Account(AbstractUser):
    first_name = None
    last_name = None
    person = models.OneToOneField(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="account"
    )
    role = models.CharField(_("rôle"), max_length=20, choices=Role, blank=True)

    objects = UserManager.from_queryset(AccountQuerySet)()

    class Meta:
        verbose_name = _("compte")

    def __str__(self):
        return str(self.person) if self.person_id else self.username

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return self.person.first_name if self.person_id else self.username

    def may(self, right) -> bool:
        return self.is_active and right in ROLES.get(self.role, ())

    def speaks_for(self, person) -> bool:
        return self.person is not None and self.person.decides_for(person)
