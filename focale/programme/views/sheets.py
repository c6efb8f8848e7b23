"""The attendance sheet: printed before, typed in after."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.entering import EntryForm, NewcomerForms, enter
from focale.programme.models import Occurrence
from focale.programme.roll import rolls_of
from focale.programme.sheets import SHEETS_AT_MOST, code_of, key_of, rolls_between, sheets_pdf
from focale.programme.views.attendance import roll_of


def as_pdf(content, name):
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@right(Right.TAKE_ATTENDANCE)
@require_safe
def sheet(request, pk):
    """The sheet of one date."""
    dates = Occurrence.objects.markable_by(request.user).filter(pk=pk).prefetch_related("leaders")
    rolls = rolls_of(dates, account=request.user)
    if not rolls:
        raise Http404
    return as_pdf(sheets_pdf(rolls), f"feuille-{code_of(rolls[0].occurrence)}")


@right(Right.TAKE_ATTENDANCE)
@require_safe
def sheets(request):
    """The sheets of a day, or from « du » to « au », in one file: the dates this account may tick."""
    first = day_of(request.GET.get("du")) or timezone.localdate()
    last = day_of(request.GET.get("au")) or first
    dates = Occurrence.objects.markable_by(request.user).scheduled()
    rolls = rolls_between(dates, first, last, account=request.user)
    if rolls is None:
        words = _("Plus de %(most)d séances\xa0: c'est trop pour un seul fichier. Choisissez moins de jours.")
        messages.error(request, words % {"most": SHEETS_AT_MOST})
        return redirect("today")
    if not rolls:
        messages.info(request, _("Aucune séance à ces dates : il n'y a pas de feuille à imprimer."))
        return redirect("today")
    return as_pdf(sheets_pdf(rolls), f"feuilles-{first}")


def day_of(told):
    try:
        day = parse_date(told or "")
    except ValueError:
        return None
    return day if day and 1900 < day.year < 3000 else None


@right(Right.TAKE_ATTENDANCE)
@require_safe
def by_code(request):
    """From the code on a sheet to the page where it is typed in."""
    dates = Occurrence.objects.markable_by(request.user)
    return redirect("occurrence-entry", get_object_or_404(dates, pk=key_of(request.GET.get("code", ""))).pk)


@right(Right.TAKE_ATTENDANCE)
@require_http_methods(["GET", "POST"])
def entry(request, pk):
    """A signed sheet, typed in: one row a person."""
    roll = roll_of(request, pk)
    posted = request.POST if request.method == "POST" else None
    form, newcomers = EntryForm(posted, roll=roll), NewcomerForms(posted, prefix="new")
    if form.is_valid() and newcomers.is_valid():
        described = [new.facts() for new in newcomers if new.has_changed()]
        try:
            count = enter(roll.occurrence, form.changed(), described, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            words = ngettext("%(count)d ligne enregistrée.", "%(count)d lignes enregistrées.", count)
            messages.success(request, words % {"count": count})
            return redirect("occurrence", pk)
    context = {"roll": roll, "form": form, "newcomers": newcomers, "code": code_of(roll.occurrence)}
    return page(request, "programme/entry.html", context, status=200 if posted is None else 422)
