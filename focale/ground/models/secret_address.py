"""An address that opens to whoever has it, and that can be closed at any time: one for each holder.

Long enough that nobody guesses it. A model names the link to its holder in `held_by`, the first word of its
lines in the journal in `told_as`, and says with a constraint that a holder has one in force.
"""

import secrets

from django.db import models, transaction
from django.utils import timezone

from .event import record


def new_key() -> str:
    return secrets.token_urlsafe(24)


class SecretAddressQuerySet(models.QuerySet):
    def not_closed(self):
        """Those nobody has closed."""
        return self.filter(revoked_at=None)

    def in_force(self):
        """Those that open; a model may ask more of them."""
        return self.not_closed()

    @transaction.atomic
    def make(self, holder, *, by):
        """A new address for this holder; the former one opens nothing any more."""
        type(holder).objects.select_for_update(no_key=True).get(pk=holder.pk)
        held = {self.model.held_by: holder}
        for former in self.not_closed().filter(**held):
            former.revoke(by=by)
        made = self.create(**held)
        made._tell("made", by)
        return made


class SecretAddress(models.Model):
    held_by = told_as = None
    key = models.CharField(max_length=40, unique=True, default=new_key)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @transaction.atomic
    def revoke(self, *, by):
        """Close this address: whoever still has it gets nothing. Harmless when closed already."""
        same = type(self).objects.not_closed().filter(pk=self.pk)
        if same.update(revoked_at=timezone.now()):
            self.refresh_from_db()
            self._tell("revoked", by)

    def _tell(self, what, by):
        record(f"{self.told_as}.{what}", self, by=by, **{self.held_by: getattr(self, f"{self.held_by}_id")})
