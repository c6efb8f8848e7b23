"""Machines and their hours as the pages ask for them: today's dates, the list, the rows of one machine."""

from decimal import Decimal

from django import forms
from django.db.models import Q, Sum
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.association.models import Season
from focale.ground.day_fields import DayField, day_box
from focale.people.rights import Right, may
from focale.place.models import Equipment, EquipmentKind
from focale.programme.models import Occurrence, Usage


class MachinesSift(forms.Form):
    q = forms.CharField(
        label=_("Chercher"), required=False, max_length=60, widget=forms.TextInput({"type": "search"})
    )
    genre = forms.ChoiceField(
        label=_("Genre"), required=False, choices=[("", _("toutes")), *EquipmentKind.choices]
    )

    def __init__(self, asked):
        super().__init__(asked, auto_id="sift_%s")

    def rows(self, season):
        """The machines asked for, each with `minutes` of use in the season."""
        told = self.cleaned_data if self.is_valid() else {}
        standing = Q(usages__taken_back_at=None)
        if season:
            standing &= Q(usages__day__range=(season.first_day, season.last_day))
        found = Equipment.objects.select_related("room", "site")
        found = found.annotate(minutes=Sum("usages__minutes", filter=standing, default=0))
        if told.get("genre"):
            found = found.filter(kind=told["genre"])
        for word in (told.get("q") or "").split():
            found = found.filter(Q(name__icontains=word) | Q(room__name__icontains=word))
        return found.order_by("-is_open", "site", "kind", "name")


class UsageSift(forms.Form):
    du = DayField(label=_("Du"), required=False, widget=day_box())
    au = DayField(label=_("Au"), required=False, widget=day_box())

    def __init__(self, asked):
        super().__init__(asked, auto_id="sift_%s")

    def rows(self, usages):
        told = self.cleaned_data if self.is_valid() else {}
        wanted = {"day__gte": told.get("du"), "day__lte": told.get("au")}
        rows = usages.filter(**{name: day for name, day in wanted.items() if day})
        return rows.select_related("person", "activity", "occurrence", "equipment")


def current_season():
    return Season.objects.at()


def dates_of_today(account) -> list:
    """Today's dates whose list the account may take, each with `machines`: pairs of a machine and what is
    noted of it, those of its room. Three queries."""
    mine = Occurrence.objects.markable_by(account).scheduled().select_related("activity", "room")
    dates = list(mine.of_today())
    machines = list(Equipment.objects.in_use().filter(room__in={date.room_id for date in dates}))
    used = noted(dates)
    for date in dates:
        here = [machine for machine in machines if machine.room_id == date.room_id]
        date.machines = [(machine, used.get((date.pk, machine.pk))) for machine in here]
    return dates


def noted(dates) -> dict:
    """{(date, machine): usage} of what is noted of whole dates."""
    rows = Usage.objects.standing().filter(occurrence__in=dates).select_related("equipment")
    return {(usage.occurrence_id, usage.equipment_id): usage for usage in rows}


def machines_at(occurrence) -> list:
    """Pairs of a machine in use, those of its room first, and what is noted of it there."""
    used = noted([occurrence])
    machines = sorted(Equipment.objects.in_use(), key=lambda each: each.room_id != occurrence.room_id)
    return [(machine, used.get((occurrence.pk, machine.pk))) for machine in machines]


def table(rows, account):
    """Head and lines of hours for a spreadsheet."""
    head = [_now("Jour"), _now("Machine"), _now("Pour"), _now("Minutes"), _now("Coût réel (€)")]
    return head, (
        [row.day, row.equipment.name, said(row, account), row.minutes, Decimal(row.value_cents) / 100]
        for row in rows
    )


def said(usage, account) -> str:
    """Who or what it was used for. A leader does not see the register: names only of those noted oneself."""
    knows = may(account, Right.SEE_PEOPLE) or usage.entered_by_id == account.pk
    person = usage.person if usage.person is None or knows else _now("une personne")
    return " · ".join(str(each) for each in (usage.activity, person) if each)
