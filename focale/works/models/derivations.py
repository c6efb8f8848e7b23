"""Asking for a file made out of others: its room is promised then, with the production held."""

from django.db import models, transaction

from focale.ground.models import record
from focale.works.rooms import refuse_full_disk

from .production import Production


class DerivationQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the productions this account sees."""
        return self.filter(production__in=Production.objects.visible_to(account))

    def waiting(self):
        return self.filter(original=None, refusal="")

    @transaction.atomic
    def ask(self, source, tool, recipe, *, room, by, others=()):
        """Have it made. `room`: bytes it may weigh; `others`: what it shows beside its source.
        Raises TooHeavy, NoRoom."""
        refuse_full_disk(room, 0)
        held = source.production.held()
        held.take(room)
        facts = {"tool": tool, "recipe": recipe, "promised": room, "asked_by": by}
        row = self.create(production=held, source=source, **facts)
        row.others.set(others)
        record("derivation.asked", held, by=by, tool=tool, source=source.pk)
        source.makings.renew(source, "derive")
        return row
