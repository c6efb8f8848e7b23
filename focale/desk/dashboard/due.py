"""What is due when: reports, money to come, calls, papers, renewals, years to close. Two queries."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, IntegerField, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from focale.funding.models import Call, GrantPayment
from focale.funding.standing import SOON, good_until, readiness
from focale.ground.typography import euros

from .rows import ending


@dataclass(frozen=True)
class Due:
    """`words`: what it is; `about`: of what; `url`: where it is done or read."""

    day: date
    words: str
    about: str
    url: str

    @property
    def days_left(self) -> int:
        return (self.day - timezone.localdate()).days


def due(standings, years, *, sees_grants=True) -> list[Due]:
    """Everything of the next 90 days, and what is late, the earliest first."""
    last = timezone.localdate() + timedelta(days=SOON)
    found = [*_dated(last), *_closings(years, last)]
    if sees_grants:
        found += [*_reports(standings), *_papers(last)]
    return sorted(found, key=lambda each: (each.day, each.words, each.about))


def _reports(standings):
    for standing in standings:
        if standing.is_due:
            grant = standing.grant
            yield Due(grant.report_due_on, _("Bilan à rendre"), str(grant), reverse("grant", args=[grant.pk]))


def _dated(last):
    """Instalments, calls and renewals: one query for the three."""
    number = Value(0, output_field=IntegerField())
    instalments = GrantPayment.objects.filter(received_on=None, expected_on__lte=last).order_by()
    instalments = instalments.values_list(
        Value("instalment"), "grant_id", "expected_on", "grant__funder__organisation__name",
        "grant__action__name", F("cents") + number,
    )  # fmt: skip
    calls = Call.objects.filter(closes_on__range=(timezone.localdate(), last)).order_by()
    calls = calls.values_list(Value("call"), "pk", "closes_on", "name", "funder__organisation__name", number)
    renewals = ending(last).order_by().values(until=F("last_day")).annotate(number=Count("pk"))
    renewals = renewals.values_list(Value("renewal"), number, "until", Value(""), Value(""), "number")
    for kind, key, day, name, about, count in instalments.union(calls, renewals, all=True):
        yield _told(kind, key, day, name, about, count)


def _told(kind, key, day, name, about, number):
    if kind == "instalment":
        words = _("%(sum)s à recevoir") % {"sum": euros(number)}
        return Due(day, words, f"{name} · {about}", reverse("grant", args=[key]))
    if kind == "call":
        return Due(day, _("Dernier jour pour demander"), f"{name} · {about}", reverse("funders"))
    words = ngettext("%(count)d adhésion se termine", "%(count)d adhésions se terminent", number)
    address = reverse("dashboard-rows", args=["renouvellements"]) + f"?jour={day.isoformat()}"
    return Due(day, words % {"count": number}, "", address)


def _papers(last):
    for paper in readiness():
        until = good_until(paper.document) if paper.document else None
        if until and until <= last:
            yield Due(until, _("Document à renouveler"), str(paper.kind.label), reverse("documents"))


def _closings(years, last):
    for year in years:
        if not year.closed_at and year.last_day <= last:
            words = _("Exercice à clôturer")
            yield Due(year.last_day, words, str(year), reverse("year", args=[year.pk]))
