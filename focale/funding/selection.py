"""What is being counted: a period, and perhaps one project, activity, field, kind, place, holidays or not.

Every figure and every list of rows starts from the same querysets, so that they cannot disagree.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.db.models import Func, IntegerField, Q
from django.utils import timezone

from focale.programme.models import Activity, Attendance, Headcount, Occurrence

WIDE = 6
"""Reading the index by person costs a sixth of reading rows one by one (bench/figures.py)."""


class Seconds(Func):
    """A moment as whole seconds since 1970: a plain number, many times cheaper to fetch than a datetime."""

    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **context):
        template = "CAST(strftime('%%%%s', %(expressions)s) AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(
            compiler, connection, template="EXTRACT(EPOCH FROM %(expressions)s)::bigint", **context
        )


class WithoutIndex(Func):
    """The same column, which SQLite then does not look up in an index: it reads the one by person instead."""

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, template="+%(expressions)s", **context)

    def as_sql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, template="%(expressions)s", **context)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class Selection:
    first: date
    last: date
    strand: int | None = None
    activity: int | None = None
    field: str = ""
    kind: str = ""
    site: int | None = None
    action: int | None = None
    standing: tuple | None = None
    has_dates: bool = True
    holidays: bool | None = None
    holiday_spans: tuple = ()

    NAMES = {
        "strand": "projet",
        "activity": "activite",
        "field": "domaine",
        "kind": "genre",
        "site": "lieu",
        "action": "action",
    }

    @property
    def is_narrowed(self) -> bool:
        """Only a part of the activities."""
        return any((self.strand, self.activity, self.field, self.kind, self.site, self.action))

    def query(self, **more) -> str:
        """The query string that opens the same selection again."""
        parts = {"du": self.first.isoformat(), "au": self.last.isoformat()}
        parts |= {words: getattr(self, name) for name, words in self.NAMES.items() if getattr(self, name)}
        if self.holidays is not None:
            parts["vacances"] = "oui" if self.holidays else "non"
        return urlencode({name: value for name, value in (parts | more).items() if value not in (None, "")})

    def months(self) -> list[tuple[date, date]]:
        """The months of the period, the first and the last perhaps in part."""
        found, day = [], self.first
        while day <= self.last:
            end = (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
            found.append((day, min(end, self.last)))
            day = end + timedelta(days=1)
        return found

    def during(self, first, last):
        return replace(self, first=max(first, self.first), last=min(last, self.last))

    def committed(self, way="commitments") -> Q:
        """The commitments that stand; those that stood when a report was counted, where `standing` says so.

        A date with a commitment of its own follows that one alone: an hour is never counted twice.
        """
        if self.standing is None:
            return Q(**{f"{way}__isnull": False, f"{way}__ended_at": None})
        newest, moment = self.standing
        then = Q(**{f"{way}__ended_at": None}) | Q(**{f"{way}__ended_at__gt": moment})
        return Q(**{f"{way}__pk__lte": newest}) & then

    def looked_at(self):
        """The same, knowing whether any date has a commitment of its own; without one the index does."""
        return replace(self, has_dates=Occurrence.objects.filter(self.committed()).exists())

    def _narrow(self, rows, column="activity", dates="occurrence"):
        if self.action:
            ours, live = Q(commitments__action=self.action), self.committed()
            whole = Activity.objects.filter(ours & live).values("pk")
            if not self.has_dates:
                return self._narrow_more(rows.filter(**{f"{column}__in": whole}), column)
            single = Occurrence.objects.filter(ours & live).values("pk")
            apart = Occurrence.objects.filter(live).values("pk")
            here = Q(**{f"{column}__in": whole}) & ~Q(**{f"{dates}__in": apart})
            rows = rows.filter(here | Q(**{f"{dates}__in": single}))
        return self._narrow_more(rows, column)

    def _narrow_more(self, rows, column):
        wanted = {"strand": self.strand, "pk": self.activity, "site": self.site}
        wanted |= {"field": self.field, "kind": self.kind}
        wanted = {name: value for name, value in wanted.items() if value}
        chosen = Activity.objects.filter(**wanted).values("pk")
        return rows.filter(**{f"{column}__in": chosen}) if wanted else rows

    def _by_day(self, rows):
        rows = rows.filter(on__range=(self.first, self.last))
        return self._narrow(rows)

    def marked(self):
        """The attendances of the period, whatever their presence."""
        rows = self._by_day(Attendance.objects.all())
        return rows if self.holidays is None else rows.filter(in_school_holidays=self.holidays)

    def attendances(self):
        """One row for each person present at one occurrence."""
        return self.marked().present()

    def attendances_by_person(self):
        """The same, read in the order of people: cheaper when the period holds much of all there is."""
        rows = Attendance.objects.present().annotate(day=WithoutIndex("on"), of=WithoutIndex("activity_id"))
        rows = self._narrow(rows.filter(day__range=(self.first, self.last)), "of")
        return rows if self.holidays is None else rows.filter(in_school_holidays=self.holidays)

    def first_visits(self):
        """The very first visits that fall in the period, of anybody, at any activity."""
        return Attendance.objects.present().filter(is_first_visit=True, on__range=(self.first, self.last))

    def headcounts(self):
        """People counted without a name."""
        rows = self._by_day(Headcount.objects.all())
        spans = Q(pk__in=[])
        for first, last in self.holiday_spans:
            spans |= Q(on__range=(first, last))
        return rows if self.holidays is None else rows.filter(spans if self.holidays else ~spans)

    def occurrences(self):
        """The dates that took place: neither called off nor still to end."""
        rows = Occurrence.objects.scheduled().filter(
            starts_at__gte=midnight(self.first),
            starts_at__lt=midnight(self.last + timedelta(days=1)),
            ends_at__lte=timezone.now(),
        )
        spans = Q(pk__in=[])
        for first, last in self.holiday_spans:
            spans |= Q(starts_at__gte=midnight(first), starts_at__lt=midnight(last + timedelta(days=1)))
        rows = rows if self.holidays is None else rows.filter(spans if self.holidays else ~spans)
        return self._narrow(rows, dates="pk")

    def as_json(self) -> dict:
        """To be kept in a report, and asked again later by `from_json`."""
        told = {name: getattr(self, name) for name in (*self.NAMES, "holidays")}
        spans = [[first.isoformat(), last.isoformat()] for first, last in self.holiday_spans]
        told |= {"has_dates": self.has_dates}
        told["standing"] = self.standing and list(self.standing)
        return told | {"first": self.first.isoformat(), "last": self.last.isoformat(), "holiday_spans": spans}

    @classmethod
    def from_json(cls, told):
        days = {name: date.fromisoformat(told[name]) for name in ("first", "last")}
        spans = tuple(tuple(map(date.fromisoformat, span)) for span in told["holiday_spans"])
        standing = tuple(told["standing"]) if told.get("standing") else None
        return cls(**told | days | {"holiday_spans": spans, "standing": standing})
