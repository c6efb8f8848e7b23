"""The questions one asks of many rolls, and how one begins."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from focale.ground.models import record

from .original import Original, State
from .production import Production

MOST = 200
"""Scans of one roll, as the tool takes them."""


class RollQuerySet(models.QuerySet):
    def visible_to(self, account):
        """Those of the productions this account sees."""
        return self.filter(production__in=Production.objects.visible_to(account))

    @transaction.atomic
    def begin(self, production, originals, *, title, by, film="", is_strips=False):
        """A roll of these scans (pictures of the production that are on no roll yet), measured behind."""
        held = production.held()
        free = Original.objects.kept().filter(production=held, state=State.READY, family="picture", scan=None)
        chosen = list(free.filter(pk__in=[original.pk for original in originals]).order_by("name", "pk"))
        if not chosen:
            raise ValidationError(_("Choisissez au moins un scan de négatif."))
        if len(chosen) > MOST:
            raise ValidationError(_("Une pellicule a %(most)d scans au plus.") % {"most": MOST})
        roll = self.create(production=held, title=title, film=film, is_strips=is_strips, made_by=by)
        for rank, original in enumerate(chosen, 1):
            roll.scans.create(original=original, rank=rank)
        record("roll.begun", held, by=by, title=title, scans=len(chosen))
        roll.ask_measure()
        return roll
