"""The books write themselves: a verb that moves money posts its movements in its own transaction.

Nothing written is edited or deleted; a mistake is corrected by the opposite entry.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.language import kept_words
from focale.ground.models import record

from .models.entry import Entry, Journal
from .models.fiscal_year import FiscalYear
from .models.line import Line

CODE = re.compile(r"[1-8]\d{2,11}")
MOST = 2_000_000_000
"""Cents of one line: what a column of the database holds."""


@dataclass(frozen=True)
class Movement:
    """One line of an entry: `cents` above zero is debit, below is credit. `project`: analytic code."""

    account: str
    cents: int
    project: str = ""
    label: str = ""


def post(journal, day, label, movements, *, piece="", reverses=None, is_by_hand=False, by):
    """Write one balanced entry. Refuses one that is not, or a day whose year is closed.

    It belongs to the year of its day, which is opened when it follows the last one.
    """
    movements = [movement for movement in movements if movement.cents]
    _refuse_unsound(movements)
    with transaction.atomic():
        year = FiscalYear.objects.for_entry(day, by=by)
        entry = _write(
            Entry(
                year=year,
                journal=journal,
                day=day,
                label=_plain(label) or str(Journal(journal).label),
                piece=piece[:40],
                reverses=reverses,
                is_by_hand=is_by_hand,
                made_by=by,
            )
        )
        Line.objects.bulk_create(
            Line(
                entry=entry,
                account=movement.account,
                debit_cents=max(movement.cents, 0),
                credit_cents=max(-movement.cents, 0),
                project=movement.project,
                label=_plain(movement.label),
            )
            for movement in movements
        )
    return entry


def _plain(words) -> str:
    """On one line, without signs that cannot be seen: the books are printed and handed over."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", words).strip()[:200]


def _refuse_unsound(movements):
    if not movements:
        raise ValidationError(_now("Cette écriture est vide."))
    if sum(movement.cents for movement in movements):
        raise ValidationError(_now("Cette écriture n'est pas équilibrée."))
    for movement in movements:
        if not CODE.fullmatch(movement.account):
            raise ValidationError(
                _now("«\xa0%(code)s\xa0» n'est pas un numéro de compte.") % {"code": movement.account}
            )
        if abs(movement.cents) > MOST:
            raise ValidationError(_now("Cette somme est trop grande. Vérifiez la virgule."))


def _write(entry):
    """Keep the entry. The database refuses it when its year was closed this very moment."""
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as error:
        if "entry_year_closed" not in str(error):
            raise
        raise ValidationError(
            _now("L'exercice %(year)s vient d'être clôturé\xa0: choisissez un jour du suivant.")
            % {"year": entry.year},
            code="closed",
        ) from None
    return entry


@transaction.atomic
def reverse(entry, reason, *, by):
    """Write the opposite entry, once, saying why: today, or on the last day of its year if that has ended."""
    if not reason.strip():
        raise ValidationError(_now("Dites pourquoi\xa0: la raison reste dans les comptes."))
    held = Entry.objects.select_for_update(of=["self"]).select_related("year").get(pk=entry.pk)
    if Entry.objects.filter(reverses=held).exists():
        raise ValidationError(_now("Cette écriture est déjà annulée."))
    movements = [
        Movement(line.account, line.credit_cents - line.debit_cents, line.project, line.label)
        for line in held.lines.all()
    ]
    opposite = post(
        held.journal if held.journal != Journal.OPENING else Journal.VARIOUS,
        _day_to_reverse(held),
        kept_words(_("Annulation\xa0: %(label)s (%(reason)s)"), label=held.label, reason=reason.strip()),
        movements,
        piece=held.piece,
        reverses=held,
        is_by_hand=held.is_by_hand,
        by=by,
    )
    record("entry.reversed", held, by=by, opposite=opposite.pk, reason=reason.strip())
    return opposite


def _day_to_reverse(entry):
    """Today; the last day of the entry's own year while that can still be written in; never before it."""
    today, year = timezone.localdate(), entry.year
    if year and not year.closed_at and today > year.last_day:
        return year.last_day
    return max(today, entry.day)
