"""What each grant has left at the end of a year of the accounts, proposed to be put aside or used."""

from dataclasses import dataclass

from django.db.models import IntegerField, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from focale.ground.typography import euros
from focale.money.closing_checks import CHECKS, Check
from focale.money.models import Share

from .models import CarryOver, Grant, Spending


@dataclass(frozen=True)
class Leftover:
    """One grant at the end of a year. `aside_cents`: what stands aside from the years before."""

    grant: Grant
    spent_cents: int
    offered_cents: int
    aside_cents: int

    @property
    def used_cents(self) -> int:
        """Expenses, or the places offered where they are worth more: the one proves the other."""
        return max(self.spent_cents, self.offered_cents)

    @property
    def left_cents(self) -> int:
        return max(self.grant.granted_cents - self.used_cents, 0)

    @property
    def proposed_cents(self) -> int:
        """What is to be put aside; below zero, what of the years before is used."""
        return self.left_cents - self.aside_cents


def leftovers(year) -> list[Leftover]:
    """The grants that have begun, with something to write at the end of this year. One query."""
    spent = Spending.objects.live().filter(grant=OuterRef("pk"), expense__day__lte=year.last_day)
    offered = Share.objects.filter(fund=OuterRef("fund"), charge__day__lte=year.last_day, cents__gt=0)
    aside = CarryOver.objects.standing().filter(grant=OuterRef("pk"))
    grants = Grant.objects.filter(agreed_on__lte=year.last_day, fund__first_day__lte=year.last_day)
    grants = grants.exclude(carry_overs__in=CarryOver.objects.standing().filter(year=year))
    rows = grants.select_related("fund", "action", "funder__organisation").annotate(
        spent=_sum(spent, "grant", "cents"),
        offered=_sum(offered, "fund", "cents"),
        credited=_sum(offered, "fund", "credited_cents"),
        aside=_sum(aside.filter(year__last_day__lt=year.last_day), "grant", "cents"),
    )
    found = [Leftover(row, row.spent, row.offered - row.credited, row.aside) for row in rows]
    return [row for row in found if row.proposed_cents]


def _sum(rows, by, field):
    """The sum of a column for each key, nothing being none."""
    summed = rows.order_by().values(by).annotate(sum=Sum(field)).values("sum")
    return Coalesce(Subquery(summed, output_field=IntegerField()), Value(0))


def _left_of_grants(seen):
    if timezone.localdate() > seen.year.last_day and (found := leftovers(seen.year)):
        words = ngettext(
            "%(count)s subvention a un reste à reporter, ou à reprendre (%(sum)s).",
            "%(count)s subventions ont un reste à reporter, ou à reprendre (%(sum)s).",
            len(found),
        )
        told = {"count": len(found), "sum": euros(sum(abs(row.proposed_cents) for row in found))}
        return Check(words % told, url=reverse("carry-overs", args=[seen.year.pk]), settles=True)
    return None


CHECKS.append(_left_of_grants)
