"""« What would this family pay, and why »: a price tried out, for somebody known or only described."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.money.models import Fund
from focale.money.pricing import Circumstances, asked_of, quote
from focale.people.models import Guardianship, Person
from focale.programme.circumstances import circumstances_of
from focale.programme.models import Activity, Booking
from focale.programme.quoting import minutes_of
from focale.programme.trial_answer import Answer

PLENTY = 100_000_000


@dataclass
class Trial:
    """`said`: what was typed. `people`, `activity`: who comes, and to what. `version`: the tariff's."""

    said: dict
    version: object
    people: list = field(default_factory=list)
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
    def answers(self) -> list[Answer]:
        """One for each of those who come, in their order; the first ones leave less in an envelope."""
        asked, found = asked_of(self.version), []
        people = self.people or [None]
        for person, about in zip(people, self._about(asked), strict=True):
            one = quote(self.version, about, self.minutes)
            if one.fund and one.covered_cents:
                one.fund.offered_cents += one.covered_cents
            found.append(Answer(person, about, one, asked))
        return found

    @property
    def due_cents(self) -> int:
        return sum(answer.quote.due_cents for answer in self.answers)

    @property
    def public_cents(self) -> int:
        return sum(answer.quote.public_cents for answer in self.answers)

    @property
    def covered_cents(self) -> int:
        return self.public_cents - self.due_cents

    def _about(self, asked) -> list[Circumstances]:
        """What is known of each that day; what was typed stands where nothing else does."""
        said, fund = self.said, self._shared_fund()
        if self.people:
            told = {"fund": fund, "partner": said.get("partner"), "asked": asked}
            found = circumstances_of(self.people, self.day, **told)
            alone = len(found) == 1 and said.get("rank")
            return [replace(found[0], rank=said["rank"])] if alone else found
        names = ("age", "quotient", "in_district", "is_member", "is_first_time", "partner")
        facts = {name: said.get(name) for name in names} | {"rank": said.get("rank") or 1}
        facts |= {"district": said.get("district") or "", "situation": said.get("situation") or ""}
        return [Circumstances(on=self.day, fund=fund, **facts)]

    def _shared_fund(self):
        """One object for each envelope, whoever names it, so that what one takes is gone for the next."""
        fund, seen = self.fund, {}
        if fund is not None and fund.pk:
            seen[fund.pk] = fund
        for rule in self.version.rules.all():
            if rule.fund_id:
                rule.fund = seen.setdefault(rule.fund_id, rule.fund)
        return fund


def family_of(person):
    """The person, who decides for the person, and all they decide for today: the eldest first."""
    adults = person.deciders().values("adult") if person.is_minor() else [person.pk]
    wards = Guardianship.objects.in_force().filter(adult__in=adults).deciding_on(timezone.localdate())
    one = Q(pk=person.pk) | Q(pk__in=adults) | Q(pk__in=wards.values("ward"))
    return Person.objects.existing().filter(one).order_by("born_on", "pk")


def priced_activities():
    """Those with a tariff where one registers, with a date to come."""
    coming = Activity.objects.filter(
        occurrences__starts_at__gt=timezone.now(), occurrences__cancelled_at=None
    )
    priced = coming.exclude(tariff=None).exclude(booking=Booking.NONE)
    return priced.select_related("fund__giver").distinct().order_by("title", "pk")
