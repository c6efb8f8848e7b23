"""The address an account is entered with changes: what the team noted and nobody proved yet, whom to tell.

A row stays while something is left to do: until the new address is proven, and the former one told.
"""

from allauth.account.adapter import get_adapter
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from focale.ground.later import later

WRITTEN = ("fr", "en")


class AddressChangeQuerySet(models.QuerySet):
    def awaiting(self, email):
        """Those of accounts that this address opens once it is proven."""
        return self.filter(proven_at=None, email__iexact=email, account__is_active=True)

    def expect(self, account, email):
        """This address, and no other, is awaited for the account; none when empty or when it opens it."""
        self.filter(account=account, proven_at=None).delete()
        if email and email.casefold() != account.email.casefold():
            self._write(account, account.email, email)

    def prove(self, account, former, email):
        """Nothing is awaited any more; the former address is told that the account has moved."""
        self.filter(account=account, proven_at=None).delete()
        if former and former.casefold() != email.casefold():
            self._write(account, former, email, proven_at=timezone.now())

    def _write(self, account, former, email, **facts):
        change = self.create(account=account, former=former, email=email.casefold(), **facts)
        if former:
            later(change.tell)


class AddressChange(models.Model):
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="address_changes")
    former = models.EmailField(blank=True)
    email = models.EmailField(_("nouvelle adresse"), db_index=True)
    asked_at = models.DateTimeField(default=timezone.now)
    proven_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = AddressChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("changement d'adresse")
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(proven_at=None), name="address_change_one_awaited"
            )
        ]

    def __str__(self):
        return self.email

    def tell(self):
        """Write to the former address, which may be somebody else's by now: the new one is not named."""
        if self.told_at:
            return
        adapter, person = get_adapter(), self.account.person
        language = person.language if person and person.language in WRITTEN else "fr"
        letter = "account/email/address_moved" if self.proven_at else "account/email/address_noted"
        with translation.override(language):
            adapter.render_mail(letter, self.former, {"person": person}).send()
        if self.proven_at:
            self.delete()
        else:
            AddressChange.objects.filter(pk=self.pk).update(told_at=timezone.now())
