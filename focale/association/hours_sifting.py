"""Hours of volunteers as the address asks for them: the rows, their sums by task and action, a table."""

from decimal import Decimal

from django import forms
from django.db.models import Count, F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.people.folding import fold

from .models import Task, VolunteerTime

STATES = [
    ("", _("à valider")),
    ("validees", _("validées")),
    ("refusees", _("refusées")),
    ("toutes", _("toutes")),
]
MOST_SUMS = 60


class HoursSift(forms.Form):
    q = forms.CharField(
        label=_("Bénévole"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
    etat = forms.ChoiceField(label=_("Lesquelles"), required=False, choices=STATES)
    tache = forms.ModelChoiceField(
        label=_("Tâche"), required=False, queryset=Task.objects.all(), empty_label=_("toutes")
    )
    action = forms.CharField(label=_("Action"), required=False, max_length=40)
    du = DayField(label=_("Du"), required=False, widget=day_box())
    au = DayField(label=_("Au"), required=False, widget=day_box())

    def __init__(self, asked):
        super().__init__(asked, auto_id="sift_%s")

    def rows(self, account):
        """The times asked for, the latest first."""
        told = self.cleaned_data if self.is_valid() else {}
        found = VolunteerTime.objects.visible_to(account).select_related("person", "task")
        wanted = {"day__gte": told.get("du"), "day__lte": told.get("au"), "task": told.get("tache")}
        wanted["project"] = told.get("action")
        found = found.filter(**{name: value for name, value in wanted.items() if value})
        for word in fold(told.get("q") or "").split():
            found = found.filter(person__folded_name__contains=word)
        state = told.get("etat")
        if state == "validees":
            return found.validated()
        if state == "refusees":
            return found.exclude(refused_at=None)
        return found if state == "toutes" else found.to_validate()


def sums(rows, field) -> list[dict]:
    """By task or action: words, minutes and cents, the most hours first. Refused ones count nowhere.

    Cents are rounded for each row, as in the books.
    """
    counted = rows.filter(refused_at=None).order_by()
    value = Sum((F("minutes") * F("hourly_cents") * 2 + 60) / 120)
    found = counted.values(field).annotate(time=Sum("minutes"), value=value).order_by("-time", field)
    return [
        {"words": row[field] or _now("sans action"), "minutes": row["time"], "cents": row["value"]}
        for row in found[:MOST_SUMS]
    ]


def totals(rows) -> dict:
    """How many rows, how many minutes; refused ones are in none of them."""
    good = Q(refused_at=None)
    return rows.order_by().aggregate(count=Count("pk"), time=Sum("minutes", filter=good, default=0))


def table(rows):
    """Head and lines for a spreadsheet."""
    head = [
        _now("Jour"),
        _now("Bénévole"),
        _now("Tâche"),
        _now("Action"),
        _now("Minutes"),
        _now("Valeur (€)"),
    ]
    head += [_now("État"), _now("Signées"), _now("Note")]
    return head, (_line(time) for time in rows.iterator(chunk_size=500))


def _line(time):
    state = (
        _now("validées") if time.validated_at else _now("refusées") if time.refused_at else _now("à valider")
    )
    value = Decimal(time.value_cents) / 100
    told = [time.day, str(time.person), time.task.name, time.project, time.minutes, value, state]
    return [*told, time.signed_at and timezone.localdate(time.signed_at), time.note]
