"""« What would this family pay, and why »: a price tried out, for somebody known or only described."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from focale.money.models import Fund
from focale.money.pricing import Circumstances, asked_of, quote
from focale.people.models.person import Situation
from focale.programme.circumstances import circumstances_of
from focale.programme.models import Activity, Booking
from focale.programme.quoting import minutes_of

PLENTY = 100_000_000


@dataclass
class Trial:
    """`said`: what was typed. `person`, `activity`: who and what was chosen. `version`: the tariff's."""

    said: dict
    version: object
    person: object = None
    activity: object = None

    @cached_property
    def dates(self) -> list:
        """(start, end) of what one would come to: all dates of a course, else the next date."""
        if not self.activity:
            return []
        held = self.activity.occurrences.scheduled().order_by("starts_at").values_list("starts_at", "ends_at")
        coming = [date for date in held if date[0] > timezone.now()]
        return list(held) if self.activity.booking == Booking.WHOLE else coming[:1]

    @property
    def day(self):
        return timezone.localdate(self.dates[0][0]) if self.dates else timezone.localdate()

    @property
    def minutes(self) -> int:
        return minutes_of(self.dates) if self.activity else round(60 * (self.said.get("hours") or 0))

    @property
    def fund(self):
        """The activity's envelope; without an activity, one that has plenty, if asked."""
        if self.activity:
            return self.activity.fund
        if not self.said.get("funded"):
            return None
        name = _("une enveloppe")
        return Fund(name=name, ceiling_cents=PLENTY, first_day=self.day, last_day=self.day)

    @cached_property
    def about(self) -> Circumstances:
        """What is known of the person that day; what was typed stands where nothing else does."""
        said = self.said
        known = {"partner": said.get("partner"), "rank": said.get("rank") or 1}
        if self.person:
            asked = asked_of(self.version)
            found = circumstances_of([self.person], self.day, fund=self.fund, asked=asked)[0]
            return replace(found, **known)
        facts = {
            name: said.get(name) for name in ("age", "quotient", "in_district", "is_member", "is_first_time")
        }
        facts |= {"district": said.get("district") or "", "situation": said.get("situation") or ""}
        return Circumstances(on=self.day, fund=self.fund, **facts, **known)

    @cached_property
    def quote(self):
        return quote(self.version, self.about, self.minutes)

    def facts(self) -> list[str]:
        """What the price was worked out from, in words."""
        about, asked = self.about, asked_of(self.version)
        words = [_("âge inconnu") if about.age is None else _("%(age)d ans ce jour-là") % {"age": about.age}]
        if "quotient" in asked:
            none = _("quotient familial non justifié")
            words.append(
                none
                if about.quotient is None
                else _("quotient de %(quotient)s") % {"quotient": about.quotient}
            )
        if "residence" in asked:
            words.append(DISTRICTS[about.in_district]())
        if "membership" in asked:
            words.append(_("adhésion à jour") if about.is_member else _("pas d'adhésion à jour ce jour-là"))
        if about.situation:
            words.append(str(Situation(about.situation).label))
        return words


DISTRICTS = {
    True: lambda: _("habite un quartier prioritaire"),
    False: lambda: _("habite hors quartier prioritaire"),
    None: lambda: _("quartier non connu"),
}


def priced_activities():
    """Those with a tariff where one registers, with a date to come."""
    coming = Activity.objects.filter(
        occurrences__starts_at__gt=timezone.now(), occurrences__cancelled_at=None
    )
    priced = coming.exclude(tariff=None).exclude(booking=Booking.NONE)
    return priced.select_related("fund__giver").distinct().order_by("title", "pk")
