"""Money of the association that changes place: from the cash box to the bank, from there to savings."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.money.ledger import Movement

from .booked import Booked, BookedQuerySet
from .chart_account import ChartAccount
from .entry import Journal


class Transfer(Booked):
    source = models.CharField(_("de"), max_length=12)
    target = models.CharField(_("vers"), max_length=12)

    objects = BookedQuerySet.as_manager()
    letter = "V"

    class Meta(Booked.Meta):
        verbose_name = _("virement interne")
        constraints = [
            *Booked.Meta.constraints,
            models.CheckConstraint(condition=~Q(source=F("target")), name="transfer_goes_elsewhere"),
        ]

    def refuse_unsound(self):
        if self.source == self.target:
            raise ValidationError({"target": _now("Choisissez deux endroits différents.")})
        for name, code in (("source", self.source), ("target", self.target)):
            if not ChartAccount.objects.holding_money().filter(code=code).exists():
                raise ValidationError({name: _now("Choisissez où se trouve l'argent.")})

    def movements(self):
        journal = Journal.CASH if self.source.startswith("53") else Journal.BANK
        return journal, [Movement(self.target, self.cents), Movement(self.source, -self.cents)]
