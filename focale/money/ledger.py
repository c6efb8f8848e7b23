"""The books write themselves: a verb that moves money posts its movements in its own transaction."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .models.entry import Entry, Line


class Journal(models.TextChoices):
    SALES = "VE", _("ventes et participations")
    PURCHASES = "AC", _("achats")
    BANK = "BQ", _("banque")
    CASH = "CA", _("caisse")
    VARIOUS = "OD", _("opérations diverses")
    OPENING = "AN", _("à-nouveaux")


@dataclass(frozen=True)
class Movement:
    """One line of an entry: `cents` above zero is debit, below is credit. `project`: analytic code."""

    account: str
    cents: int
    project: str = ""
    label: str = ""


def post(journal, day, label, movements, *, piece="", by):
    """Write one balanced entry. Refuses one that is not, or a day whose year is closed."""
    if sum(movement.cents for movement in movements):
        raise ValidationError(_now("Cette écriture n'est pas équilibrée."))
    with transaction.atomic():
        entry = Entry.objects.create(
            journal=journal, day=day, label=label[:200], piece=piece[:40], made_by=by
        )
        Line.objects.bulk_create(
            Line(
                entry=entry,
                account=movement.account,
                debit_cents=max(movement.cents, 0),
                credit_cents=max(-movement.cents, 0),
                project=movement.project,
                label=movement.label[:200],
            )
            for movement in movements
            if movement.cents
        )
    return entry
