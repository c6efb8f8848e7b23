"""Machines, and the hours they are used: today's dates with one tap each, the list, one machine."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.periods import without
from focale.people.rights import Right, may, right
from focale.place.models import Equipment
from focale.programme.machine_forms import DURATIONS, UsageForm
from focale.programme.machine_hours import (
    MachinesSift,
    UsageSift,
    current_season,
    dates_of_today,
    said,
    table,
)
from focale.programme.models import Usage

ON_A_PAGE = 40


@require_safe
@right(Right.TAKE_ATTENDANCE)
def listing(request):
    """Today's dates with the machines of their room; all machines with their hours of the season."""
    season, sift = current_season(), MachinesSift(request.GET)
    rows = sift.rows(season)
    if wanted := request.GET.get("format"):
        return _export(wanted, rows)
    context = {
        "sift": sift,
        "season": season,
        "sheet": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "query": without(request.GET, "page", "format"),
        "dates": dates_of_today(request.user),
        "may_edit": may(request.user, Right.EDIT_PROGRAMME),
    }
    return page(request, "programme/machines.html", context)


def _export(wanted, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    head = [_("Machine"), _("Genre"), _("Lieu"), _("Salle"), _("Heures cette saison"), _("Coût d'une heure")]
    lines = (
        [row.name, row.get_kind_display(), str(row.site), str(row.room or ""), Decimal(row.minutes) / 60]
        + [Decimal(row.hourly_cents) / 100]
        for row in rows
    )
    return exported(wanted, _("Machines"), [(_("Machines"), head, lines)])


@require_http_methods(["GET", "POST"])
@right(Right.TAKE_ATTENDANCE)
def show(request, pk):
    """One machine: its hours, and noting some for somebody or for an activity."""
    machine = get_object_or_404(_machines(request), pk=pk)
    form = UsageForm(request.POST or None, account=request.user)
    if form.is_bound and form.is_valid():
        try:
            Usage.note(machine, form.cleaned_data["minutes"], by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté."))
            return redirect("machine", pk)
    sift = UsageSift(request.GET)
    rows = sift.rows(Usage.objects.visible_to(request.user).filter(equipment=machine))
    if wanted := request.GET.get("format"):
        return _hours(request, wanted, machine, rows)
    context = {"machine": machine, "form": form, "sift": sift, **_rows(request, rows)}
    return page(request, "programme/machine.html", context, status=422 if form.errors else 200)


def _machines(request):
    return Equipment.objects.visible_to(request.user).select_related("room", "site")


def _rows(request, rows):
    sheet, any_list = Paginator(rows, ON_A_PAGE), may(request.user, Right.TAKE_ANY_ATTENDANCE)
    sheet = sheet.get_page(request.GET.get("page"))
    return {
        "sheet": sheet,
        "lines": [
            (row, said(row, request.user), any_list or row.entered_by_id == request.user.pk) for row in sheet
        ],
        "minutes": rows.minutes(),
        "durations": DURATIONS,
        "query": without(request.GET, "page", "format"),
        "may_edit": may(request.user, Right.EDIT_PROGRAMME),
    }


def _hours(request, wanted, machine, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    head, lines = table(rows, request.user)
    return exported(wanted, machine.name, [(_("Heures"), head, lines)])


@require_POST
@right(Right.TAKE_ATTENDANCE)
def removal(request, pk):
    """Noted by mistake."""
    usage = get_object_or_404(Usage.objects.changeable_by(request.user), pk=pk)
    usage.take_back(by=request.user)
    messages.success(request, _("Ces heures sont retirées."))
    if usage.occurrence_id:
        return redirect("occurrence-machines", usage.occurrence_id)
    return redirect("machine", usage.equipment_id)
