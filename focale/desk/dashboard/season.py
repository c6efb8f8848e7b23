"""Members up to date and volunteers' hours, this season beside the last one at the same date. One query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from focale.association.models import Membership, Season, Standing, VolunteerTime


@dataclass(frozen=True)
class Told:
    """One season up to `until`: members whose fee was paid for that day, minutes given since it began."""

    season: Season
    until: date
    members: int
    minutes: int


def a_year_before(day) -> date:
    return (
        day.replace(year=day.year - 1, day=28)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year - 1)
    )


def paid_on(until):
    """Memberships paid for that day, of those who were members then; a member with two numbers is one."""
    held = Membership.objects.paid().filter(first_day__lte=until, last_day__gte=until)
    alone = Q(member__absorbed_into=None) & _stands("member__", until)
    merged = Q(member__absorbed_into__isnull=False) & _stands("member__absorbed_into__", until)
    return held.filter(alone | merged).annotate(who=Coalesce("member__absorbed_into", "member"))


def _stands(path, until):
    """Accepted, and not gone by that day: having paid and being a member are two facts."""
    gone = f"{path}ended_on"
    return (Q(**{gone: None}) | Q(**{f"{gone}__gt": until})) & ~Q(**{f"{path}standing": Standing.PENDING})


def given(first, until):
    return VolunteerTime.objects.validated().filter(day__gte=first, day__lte=until)


def seasons() -> list[Told]:
    """The season of today and the one before, as far as there are any."""
    today = timezone.localdate()
    day = Case(When(last_day__gte=today, then=Value(today)), default=Value(a_year_before(today)))
    rows = Season.objects.filter(first_day__lte=today).order_by("-first_day").annotate(until=day)
    members = paid_on(OuterRef("until")).order_by().annotate(one=Value(1)).values("one")
    minutes = given(OuterRef("first_day"), OuterRef("until")).order_by().annotate(one=Value(1)).values("one")
    rows = rows.annotate(
        member_count=Subquery(members.annotate(count=Count("who", distinct=True)).values("count")),
        minutes=Subquery(minutes.annotate(sum=Sum(F("minutes"))).values("sum")),
    )
    return [Told(row, row.until, row.member_count or 0, row.minutes or 0) for row in rows[:2]]
