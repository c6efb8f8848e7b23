"""A former season again: the same activities a year later, as drafts, with what could not be placed told."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.ground.dates import plain_date
from focale.ground.models import record
from focale.programme.series import moment, same_hours

from .models.activity import Activity
from .models.holiday import Holiday, HolidayKind

DAY, YEAR = timedelta(days=1), timedelta(weeks=52)
LEFT_OUT = ("id", "slug", "published_at", "copied_from", "seats", "project")


@dataclass(frozen=True)
class Unplaced:
    """A date of the copy that could not be, and why."""

    title: str
    day: str
    reason: str

    def __str__(self):
        return _("%(what)s\u00a0: %(which)s") % {"what": f"{self.title}, {self.day}", "which": self.reason}


class Calendar:
    """The school holidays and public holidays around two seasons, read once."""

    def __init__(self, first: date, last: date):
        self.school = list(Holiday.objects.filter(kind=HolidayKind.SCHOOL).during(first, last))
        self.names = Holiday.objects.names_by_day(first, last)

    @classmethod
    def around(cls, season):
        """For copying this season a year later."""
        return cls(season.first_day, season.last_day + 2 * YEAR)

    def holidays_of(self, day: date):
        return next((each for each in self.school if each.first_day <= day <= each.last_day), None)

    def a_year_later(self, day: date):
        """The same weekday 52 weeks later; within school holidays, the same day of next year's.

        Returns (day, why it cannot be): one of both is nothing.
        """
        if here := self.holidays_of(day):
            near = here.first_day + YEAR
            same = [each for each in self.school if each.name == here.name]
            same = [each for each in same if each.first_day > here.first_day]
            there = min(same, key=lambda each: abs(each.first_day - near), default=None)
            if there is None:
                return None, _("les dates de ces vacances ne sont pas encore connues.")
            then = there.first_day + (day - here.first_day)
            while then.weekday() != day.weekday():
                then += timedelta(days=1)
            return (then, "") if then <= there.last_day else (None, _("ces vacances sont plus courtes."))
        then = day + YEAR
        if closed := self.names.get(then):
            return None, _("%(day)s, c'est %(closed)s.") % {"day": plain_date(then), "closed": closed}
        return then, ""


@transaction.atomic
def again(activity, *, by, later=timedelta()):
    """The same words and rules once more, as a draft without dates; its own dates and hours so much later."""
    fields = [field for field in Activity._meta.concrete_fields if field.name not in LEFT_OUT]
    facts = {field.name: getattr(activity, field.name) for field in fields}
    for name in ("opens_at", "closes_at", "draw_at"):
        if at := facts[name]:
            facts[name] = same_hours(timezone.localdate(at) + later, at, at)[0]
    if later:  # an envelope pays for its own season; the tariff goes on
        facts["fund"] = None
    copy = Activity.propose(by=by, copied_from=activity, seats=activity.seats, **facts)
    record("activity.copied", copy, by=by, original=activity.pk)
    return copy


@transaction.atomic
def copy_activity(activity, *, by, calendar, first, last):
    """A draft of the activity with its dates from `first` to `last` a year later, same rooms and leaders.

    Returns the copy, and what could not be placed.
    """
    copy = again(activity, by=by, later=YEAR)
    slots, unplaced = [], []
    dates = activity.occurrences.scheduled().during(moment(first, time()), moment(last + DAY, time()))
    for occurrence in dates.order_by("starts_at").select_related("room").prefetch_related("leaders"):
        then, reason = calendar.a_year_later(occurrence.day)
        if then:
            hours = same_hours(then, occurrence.starts_at, occurrence.ends_at)
            slots.append(occurrence.slot().shifted(*hours))
        else:
            unplaced.append(Unplaced(activity.title, plain_date(occurrence.day), reason))
    _made, refused = copy.plan_series(slots, by=by)
    unplaced += [Unplaced(activity.title, plain_date(slot.starts_at), reason) for slot, reason in refused]
    return copy, unplaced
