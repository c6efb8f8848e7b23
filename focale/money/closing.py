"""The end of a year: what is still open is said in plain words, then its balances are carried over for ever.

Nothing zeroes the accounts of the year itself (the tax office wants its entries without those): the next year
opens with the balances of accounts 1 to 5, and with the result as 120 or 129.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now

from focale.ground.models import record

from .closing_checks import checks
from .closing_year import Year
from .ledger import Journal, Movement, post
from .models import Entry, FiscalYear, Line

SURPLUS, DEFICIT = "120", "129"
KEPT = {"carried": ("110", "119"), "reserves": ("1068", "1068")}
"""Where a surplus, or a deficit, goes once the assembly has decided."""


def of_year(year):
    """The lines of one year, its opening balances included."""
    return Line.objects.filter(entry__year=year)


def result_of(year) -> int:
    """Income less expenses, in cents."""
    rows = of_year(year).filter(account__gte="6", account__lt="8")
    return -sum(rows.balances().values())


def carried(year) -> list[Movement]:
    """The balances the next year opens with."""
    balances = of_year(year).filter(account__lt="6").balances()
    result = result_of(year)
    account = SURPLUS if result > 0 else DEFICIT
    balances[account] = balances.get(account, 0) - result
    return [Movement(code, cents) for code, cents in sorted(balances.items()) if cents]


@transaction.atomic
def close(year, *, by):
    """Close the year for ever: number and seal all of it, carry its balances over. Refuses what stops it."""
    held = FiscalYear.objects.select_for_update().get(pk=year.pk)
    if held.closed_at:
        raise ValidationError(_now("Cet exercice est déjà clôturé."))
    if stops := [check.words for check in checks(Year(held)) if check.stops]:
        raise ValidationError(stops)
    Entry.objects.seal_year(held.pk)
    held.refresh_from_db()
    movements, result = carried(held), result_of(held)
    held.closed_at, held.closed_by = timezone.now(), by
    held.save(update_fields=["closed_at", "closed_by"])
    following = held.open_next(by=by)
    if movements:
        label = _now("À-nouveaux de l'exercice %(year)s") % {"year": held}
        post(Journal.OPENING, following.first_day, label, movements, piece="AN", by=by)
    record("year.closed", held, by=by, entries=held.last_number, seal=held.last_seal, result_cents=result)
    year.refresh_from_db()
    return following


@transaction.atomic
def allocate_result(year, where, *, day, by):
    """What the assembly decided for the result of a closed year: carried on, or put aside. Once.

    `where`: a key of KEPT; `day`: the day of the assembly, in a year that is open.
    """
    FiscalYear.objects.select_for_update().get(pk=year.pk)
    following = year.after()
    if not year.closed_at or not following:
        raise ValidationError(_now("Clôturez d'abord l'exercice."))
    if not following.first_day <= day <= min(following.last_day, timezone.localdate()):
        raise ValidationError(_now("L'assemblée a eu lieu dans l'année qui suit, au plus tard aujourd'hui."))
    waiting = waiting_result(year)
    if not waiting:
        raise ValidationError(_now("Il n'y a plus de résultat à affecter."))
    surplus, deficit = KEPT[where]
    movements = []
    for account, cents in waiting.items():
        movements += [Movement(account, -cents), Movement(surplus if cents < 0 else deficit, cents)]
    label = _now("Affectation du résultat de l'exercice %(year)s") % {"year": year}
    entry = post(Journal.VARIOUS, day, label, movements, piece="AG", by=by)
    record("year.result_allocated", year, by=by, where=where)
    return entry


def waiting_result(year) -> dict:
    """What stands on 120 and 129 since the year was closed, by account, in cents; empty once allocated."""
    following = year.after() if year.closed_at else None
    if not following:
        return {}
    rows = Line.objects.of_days(following.first_day, following.last_day)
    balances = rows.filter(account__in=[SURPLUS, DEFICIT]).balances()
    return {account: cents for account, cents in balances.items() if cents}
