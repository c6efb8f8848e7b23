"""The rows behind each figure: as many as the figure says, never one more or less.

Every list starts from the querysets of the selection, as the counting does. `Question` is what a link to a
figure carries: which measure, perhaps of one bracket of one dimension, perhaps of one month.
"""

from dataclasses import dataclass

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from focale.programme.models import Attendance, HeadcountCell, Registration, Status

from .breaking import UNKNOWN, ages_of
from .counting import seated_occurrences
from .models import Fact

PRESENCES, DATES, SEATED, NAMELESS = "presences", "dates", "seated", "nameless"

KINDS = {
    "personnes": PRESENCES,
    "nouvelles": PRESENCES,
    "participations": PRESENCES,
    "heures": PRESENCES,
    "attendues": PRESENCES,
    "venues": PRESENCES,
    "manquees": PRESENCES,
    "jamais-pointees": SEATED,
    "facturees": SEATED,
    "seances": DATES,
    "places": DATES,
    "sans-nom": NAMELESS,
    "sans-nom-heures": NAMELESS,
}
"""What may be asked for, and what a row of the answer is."""


@dataclass(frozen=True)
class Question:
    measure: str
    scale: tuple | None = None
    bracket: str = ""
    month: int | None = None

    @property
    def kind(self) -> str:
        return KINDS[self.measure]


def question_of(asked, selection, scales) -> Question | None:
    """The figure whose rows an address asks for (quoi, fait and tranche, mois). None when there is none."""
    measure, fact, wanted = (asked.get(name, "") for name in ("quoi", "fait", "mois"))
    scale = next((scale for scale in scales if scale[0].fact == fact), None)
    months = [f"{first:%Y-%m}" for first, _last in selection.months()]
    if measure not in KINDS or (fact and not scale) or (wanted and wanted not in months):
        return None
    month = months.index(wanted) if wanted else None
    return Question(measure, scale, asked.get("tranche", "") if scale else "", month)


def rows_behind(selection, question):
    """The queryset of rows behind a figure. Rows without a name, or of seats, carry an `amount`."""
    within = selection
    if question.month is not None:
        within = selection.during(*selection.months()[question.month])
    if question.kind == PRESENCES:
        rows = _presences(selection, within, question)
        return rows.filter(condition(selection, question)) if question.scale else rows
    if question.kind == DATES:
        rows = seated_occurrences(within)
        return rows if question.measure == "seances" else rows.filter(seating_key__isnull=False)
    if question.kind == SEATED:
        return never_marked(within) if question.measure == "jamais-pointees" else billed(within)
    return _nameless(within, question)


def latest(rows):
    """Of each person the row marked last: whom they are counted as."""
    newest = rows.order_by().values("visitor").annotate(newest=Max("pk")).values("newest")
    return Attendance.objects.filter(pk__in=newest)


def _presences(selection, within, question):
    expected = within.marked().filter(was_expected=True)
    if question.measure == "attendues":
        return expected
    if question.measure == "venues":
        return expected.present()
    if question.measure == "manquees":
        return expected.exclude(presence="present")
    if question.measure == "personnes":
        return latest(within.attendances())
    if question.measure == "nouvelles":
        return latest(selection.attendances()).filter(visitor__in=within.first_visits().values("visitor"))
    return within.attendances()


def condition(selection, question) -> Q:
    """Which attendances fall into the bracket, or into none."""
    dimension, brackets = question.scale
    if dimension.is_open:
        return Q(**{dimension.fact: "" if question.bracket == UNKNOWN else question.bracket})
    told = {bracket.code: _told(selection, bracket) for bracket in brackets}
    if question.bracket != UNKNOWN:
        return told.get(question.bracket, Q(pk__in=[]))
    anywhere = Q(pk__in=[])
    for one in told.values():
        anywhere |= one
    return ~anywhere


def _told(selection, bracket) -> Q:
    if bracket.dimension.fact != Fact.FIRST_VISIT:
        return bracket.condition()
    new = Q(visitor__in=selection.first_visits().values("visitor"))
    found = Q(pk__in=[])
    for value in bracket.values:
        found |= new if value == "new" else ~new
    return found


def never_marked(selection):
    """Those who held a seat on a date that took place, and whom nobody marked: one row for each date.

    Each is a registration, with the date it is about as `day` and `occurrence_key`.
    """
    marked = Attendance.objects.filter(occurrence=OuterRef("occurrence_key"), visitor=OuterRef("participant"))
    return seats_held(selection, ~Exists(marked))


def billed(selection):
    """Those who held a seat, at a price that stands, on a date that took place: one row for each date."""
    return seats_held(selection, Q(charge__value_cents__gt=0), Q(charge__credit_notes=None))


def seats_held(selection, *about):
    dates = selection.occurrences().values("pk")
    seated = Registration.objects.filter(status=Status.SEATED)
    own = seated.filter(seating__occurrence__in=dates).annotate(
        occurrence_key=F("seating__occurrence"), day=F("seating__occurrence__starts_at")
    )
    path = "seating__activity__occurrences"
    whole = seated.filter(**{"seating__occurrence": None, f"{path}__in": dates}).annotate(
        occurrence_key=F(path), day=F(f"{path}__starts_at")
    )
    told = (
        "pk",
        "occurrence_key",
        "day",
        "participant_id",
        "participant__first_name",
        "participant__last_name",
        "seating__activity__title",
    )
    parts = [part.filter(*about).order_by().values(*told) for part in (own, whole)]
    return parts[0].union(parts[1], all=True).order_by("day", "pk")


def _nameless(selection, question):
    """Headcounts, or what they say of a bracket; the figure is the sum of the amounts."""
    rows = selection.headcounts().select_related("occurrence__activity")
    if not question.scale:
        return rows.annotate(amount=F("total"))
    dimension, brackets = question.scale
    if dimension.fact == Fact.FIRST_VISIT:
        return _nameless_visits(rows, brackets, question.bracket)
    if dimension.is_open or dimension.fact not in (Fact.GENDER, Fact.AGE):
        return rows.annotate(amount=F("total")) if question.bracket == UNKNOWN else rows.none()
    cells = HeadcountCell.objects.filter(headcount=OuterRef("pk"), dimension=dimension.fact)
    wanted = [bracket for bracket in brackets if question.bracket in (UNKNOWN, bracket.code)]
    values = [
        value
        for value in selection_values(selection, dimension.fact)
        if any(bracket.holds(ages_of(value) if dimension.fact == Fact.AGE else value) for bracket in wanted)
    ]
    told = cells.filter(bracket__in=values).order_by().values("headcount").annotate(told=Sum("number"))
    told = Coalesce(Subquery(told.values("told")), Value(0))
    amount = F("total") - told if question.bracket == UNKNOWN else told
    return rows.annotate(amount=amount).filter(amount__gt=0)


def selection_values(selection, fact):
    """The values met in the headcounts of the selection."""
    cells = HeadcountCell.objects.filter(headcount__in=selection.headcounts(), dimension=fact)
    return cells.order_by().values_list("bracket", flat=True).distinct()


def _nameless_visits(rows, brackets, wanted):
    """Those already known are a number of their own; the others are each counted as new."""
    parts = {"known": F("already_known"), "new": F("total") - F("already_known")}
    values = [value for bracket in brackets if bracket.code == wanted for value in bracket.values]
    if wanted == UNKNOWN:
        values = set(parts).difference(*(bracket.values for bracket in brackets))
    amount = Value(0)
    for value in values:
        amount = amount + parts[value]
    return rows.annotate(amount=amount).filter(amount__gt=0)
