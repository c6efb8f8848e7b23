"""While planning: who pays each date, what is left of each grant, and what a choice would do to it."""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.programme.models import Activity, Occurrence

from .models import Commitment, Grant
from .selection import midnight
from .standing import Standing, standings

WEEK = timedelta(days=6)
MOST = 120


class DatesSift(forms.Form):
    """Which dates the page shows: a week unless the address says otherwise."""

    du = DayField(label=_("Du"), required=False, widget=day_box())
    au = DayField(label=_("Au"), required=False, widget=day_box())
    activite = forms.ModelChoiceField(
        label=_("Activité"),
        required=False,
        queryset=Activity.objects.order_by("title"),
        empty_label=_("toutes"),
    )
    seules = forms.BooleanField(label=_("Sans financeur"), required=False)

    def __init__(self, asked):
        asked, today = asked.copy(), timezone.localdate()
        if not asked.get("du"):
            asked["du"] = (today - timedelta(days=today.weekday())).isoformat()
        super().__init__(asked, auto_id="sift_%s")
        told = self.cleaned_data if self.is_valid() else {}
        self.first = told.get("du") or today
        self.last = max(told.get("au") or self.first + WEEK, self.first)
        if not asked.get("au"):
            self.data["au"] = self.last.isoformat()
        self.activity, self.alone = told.get("activite"), told.get("seules")

    def dates(self) -> list:
        """The dates that stand, each with `payers`; at most as many as one reads."""
        end = midnight(self.last + timedelta(days=1))
        found = Occurrence.objects.scheduled().filter(starts_at__gte=midnight(self.first), starts_at__lt=end)
        if self.activity:
            found = found.filter(activity=self.activity)
        if self.alone:
            found = found.filter(nobody_pays())
        return with_payers(found.select_related("activity", "room").order_by("starts_at", "pk")[:MOST])


def nobody_pays() -> Q:
    """Of dates: neither they nor their activity are committed to any action."""
    live = Commitment.objects.live()
    whole = Exists(live.filter(activity=OuterRef("activity")))
    return ~Exists(live.filter(occurrence=OuterRef("pk"))) & ~whole


def with_payers(dates) -> list:
    """These dates, each with `payers`: its own commitments, else those of its activity. Two queries."""
    dates = list(dates)
    ours = Q(occurrence__in=dates) | Q(activity__in={date.activity_id for date in dates})
    rows = Commitment.objects.live().filter(ours).select_related("action", "grant__funder__organisation")
    own, whole = {}, {}
    for row in rows:
        place = own if row.occurrence_id else whole
        place.setdefault(row.occurrence_id or row.activity_id, []).append(row)
    for date in dates:
        date.payers = own.get(date.pk) or whole.get(date.activity_id, [])
        date.is_apart = date.pk in own
    return dates


def grants_under_way(account, first=None, last=None) -> list[Standing]:
    """What is left of each grant that pays for something between these days (today unless told)."""
    first = first or timezone.localdate()
    covering = {"fund__first_day__lte": last or first, "fund__last_day__gte": first, "fund__closed_at": None}
    return standings(Grant.objects.visible_to(account).filter(**covering))


@dataclass(frozen=True)
class Preview:
    """What keeping `cents` for each of `count` things would do to a grant, before it is saved."""

    standing: Standing
    cents: int
    count: int

    @property
    def total(self) -> int:
        return self.cents * self.count

    @property
    def left_after(self) -> int:
        return self.standing.left - self.total

    @property
    def is_beyond(self) -> bool:
        return self.left_after < 0

    @property
    def is_short(self) -> bool:
        """Less than a tenth would be left."""
        return not self.is_beyond and self.left_after * 10 < self.standing.granted


def preview(account, told, count) -> Preview | None:
    """Of a form that was checked; nothing where it keeps no money."""
    if not told.get("cents"):
        return None
    (standing,) = standings(Grant.objects.visible_to(account).filter(pk=told["grant"].pk))
    return Preview(standing, told["cents"], count)
