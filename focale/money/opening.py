"""The balances a first year opens with."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _now

from focale.ground.models import record

from .closing_year import Year
from .ledger import Journal, post
from .models import ChartAccount, FiscalYear


@transaction.atomic
def open_with(year, told, *, adds_accounts=False, by):
    """Write the opening entry of a year, once. `adds_accounts`: the accounts the chart lacks are added."""
    held = FiscalYear.objects.select_for_update().get(pk=year.pk)
    if told.errors:
        raise ValidationError(told.errors)
    if held.before():
        raise ValidationError(_now("Les soldes de cet exercice viennent de celui d'avant, à sa clôture."))
    if Year(held).has_opening:
        raise ValidationError(_now("Cet exercice a déjà ses soldes d'ouverture. Annulez-les d'abord."))
    if told.unknown and not adds_accounts:
        raise ValidationError(
            _now("Le plan comptable n'a pas\xa0: %(codes)s. Cochez la case pour les ajouter.")
            % {"codes": ", ".join(sorted(told.unknown))}
        )
    for code, label in told.unknown.items():
        ChartAccount(code=code, label=(label or code)[:120]).write(by=by)
    label = _now("Soldes d'ouverture")
    entry = post(Journal.OPENING, held.first_day, label, told.movements(), piece="AN", is_by_hand=True, by=by)
    record("year.opened_with", held, by=by, entry=entry.pk, debit_cents=told.debit)
    return entry
