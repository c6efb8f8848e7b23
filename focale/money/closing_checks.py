"""What to look at before a year is closed, in plain words; some of it stops the closing.

A function takes a `Year` and gives a `Check`, or None when all is well; what is new in money adds its own to
`CHECKS`.
"""

from dataclasses import dataclass

from django.db.models import Count, F, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import ngettext

from focale.ground.dates import plain_date
from focale.ground.typography import euros

from .models import Entry, Share


@dataclass(frozen=True)
class Check:
    """What is not settled; `stops`: the year cannot be closed so. `url`: where one sees it; if it
    `settles`, for who keeps the books alone."""

    words: str
    stops: bool = False
    url: str = ""
    settles: bool = False


def checks(seen) -> list[Check]:
    """What to look at before closing, what stops first."""
    found = [check for look in CHECKS for check in [look(seen)] if check]
    return sorted(found, key=lambda check: not check.stops)


def _is_running(seen):
    if timezone.localdate() <= seen.year.last_day:
        words = _now("L'exercice court jusqu'au %(day)s\xa0: on le clôture ensuite.")
        return Check(words % {"day": plain_date(seen.year.last_day)}, stops=True)


def _former_is_open(seen):
    before = seen.before
    if before and not before.closed_at:
        words = _now("L'exercice %(year)s n'est pas clôturé\xa0: commencez par lui.") % {"year": before}
        return Check(words, stops=True, url=reverse("year", args=[before.pk]))


def _unbalanced(seen):
    entries = Entry.objects.filter(year=seen.year, seal="").unbalanced() if seen.waiting else []
    for entry in entries[:1]:
        words = _now("L'écriture «\xa0%(label)s\xa0» n'est pas équilibrée.") % {"label": entry.label}
        return Check(words, stops=True, url=reverse("entry", args=[entry.pk]))


def _money_missing(seen):
    below = {code: cents for code, cents in seen.begins("51", "53").items() if cents < 0}
    if below:
        words = _now("La caisse ou la banque est sous zéro (%(sum)s)\xa0: une recette n'est pas notée.")
        return Check(words % {"sum": euros(min(below.values()))}, url=seen.rows(below))


def _cash_not_counted(seen):
    day = seen.last_cash_day
    if day and not seen.cash_was_counted:
        words = _now("La caisse n'a pas été comptée depuis le dernier mouvement, le %(day)s.")
        return Check(words % {"day": plain_date(day)}, url=reverse("till"))


def _in_suspense(seen):
    if waiting := seen.begins("471"):
        words = _now("%(sum)s restent sur le compte d'attente\xa0: dites ce que c'est.")
        return Check(words % {"sum": euros(abs(sum(waiting.values())))}, url=seen.rows(waiting))


def _in_kind_crooked(seen):
    both_sides = seen.begins("86", "87")
    if apart := sum(both_sides.values()):
        words = _now("Contributions en nature\xa0: %(sum)s d'écart entre ce qui est reçu et son emploi.")
        return Check(words % {"sum": euros(abs(apart))}, stops=True, url=seen.rows(both_sides))


def _unpaid(seen):
    owed = Share.objects.unpaid().filter(charge__day__range=seen.days)
    told = owed.aggregate(count=Count("pk"), left=Sum(F("cents") - F("credited_cents") - F("paid_cents")))
    if count := told["count"]:
        words = ngettext(
            "%(count)s somme due n'est pas payée (%(sum)s)\xa0: elle reste due l'année suivante.",
            "%(count)s sommes dues ne sont pas payées (%(sum)s)\xa0: elles restent dues l'année suivante.",
            count,
        )
        return Check(words % {"count": count, "sum": euros(told["left"])}, url=seen.rows(["411"]))


def _to_pay(seen):
    if count := seen.expenses_left["unpaid"]:
        words = ngettext(
            "%(count)s dépense reste à payer ou à rembourser.",
            "%(count)s dépenses restent à payer ou à rembourser.",
            count,
        )
        return Check(words % {"count": count}, url=seen.expenses("a-payer"))


def _without_paper(seen):
    if count := seen.expenses_left["bare"]:
        words = ngettext(
            "%(count)s dépense n'a pas de justificatif.",
            "%(count)s dépenses n'ont pas de justificatif.",
            count,
        )
        return Check(words % {"count": count}, url=seen.expenses("sans-papier"))


def _not_handed_in(seen):
    here = {code: cents for code, cents in seen.begins("511").items() if cents > 0}
    if here:
        words = _now("%(sum)s de chèques, de cartes ou de bons ne sont pas encore à la banque.")
        return Check(words % {"sum": euros(sum(here.values()))}, url=seen.rows(here))


CHECKS = [
    _is_running,
    _former_is_open,
    _unbalanced,
    _money_missing,
    _cash_not_counted,
    _in_suspense,
    _in_kind_crooked,
    _unpaid,
    _to_pay,
    _without_paper,
    _not_handed_in,
]
