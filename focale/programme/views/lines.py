"""The list of a seating, for the team: seats, order, reasons; moving, drawing, checking, taking it away."""

import csv

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.line_page import LinePage
from focale.programme.models import Seating
from focale.programme.replay import differences

RISKY = ("=", "+", "-", "@", "\t", "\r")


def _seating(request, seating_id):
    return get_object_or_404(Seating.objects.visible_to(request.user), pk=seating_id)


@right(Right.REGISTER_ANYONE)
@require_safe
def show(request, seating_id):
    """Who has a seat, who is offered one, who waits in order."""
    seating = _seating(request, seating_id)
    return page(request, "programme/line.html", {"seating": seating, "line": LinePage(seating)})


@right(Right.REGISTER_ANYONE)
@require_POST
def draw(request, seating_id):
    """Draw now, before the hour that was announced."""
    seating = _seating(request, seating_id)
    try:
        seating.draw(by=request.user)
        messages.success(request, _("Le tirage est fait. Chaque famille reçoit un message."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("line", seating.pk)


@right(Right.REGISTER_ANYONE)
@require_safe
def check(request, seating_id):
    """Do the whole allocation again from the journal, and say whether it comes out the same."""
    seating = _seating(request, seating_id)
    context = {"seating": seating, "differences": differences(seating), "at": timezone.now()}
    return page(request, "programme/line_check.html", context)


@right(Right.REGISTER_ANYONE)
@require_safe
def export(request, seating_id):
    """The list as a table for a spreadsheet."""
    seating = _seating(request, seating_id)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="liste-{seating.pk}.csv"'
    table = csv.writer(answer, delimiter=";")
    heads = _("État"), _("Rang"), _("Demande"), _("Prénom"), _("Nom"), _("Naissance"), _("Responsable")
    table.writerow([*heads, _("Téléphone"), _("Adresse électronique"), _("Demandé le")])
    for row in LinePage(seating).rows:
        for registration in row.registrations:
            table.writerow([_safe(cell) for cell in _cells(row, registration)])
    return answer


def _cells(row, registration):
    person, adult = registration.participant, row.party.made_by
    made = f"{timezone.localtime(row.party.made_at):%Y-%m-%d %H:%M}"
    born = person.born_on or person.born_year or ""
    state, place = registration.get_status_display(), row.place or ""
    family = [person.first_name, person.last_name, born, adult, adult.phone, adult.email]
    return [state, place, row.party.number, *family, made]


def _safe(cell) -> str:
    """A spreadsheet runs what begins like a formula: such words get an apostrophe; telephone numbers too."""
    words = str(cell)
    return f"'{words}" if words.startswith(RISKY) else words
