"""The years of the accounts: opened, looked through, closed for ever; the file for the tax office."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.money import fec
from focale.money.closing import allocate_result, close, waiting_result
from focale.money.closing_checks import Year, checks
from focale.money.forms.years import AllocationForm, ClosingForm, YearForm, first_days, usual_years
from focale.money.models import Entry, FiscalYear
from focale.money.opening import has_opening
from focale.people.rights import Right, may, right


@require_safe
@right(Right.SEE_MONEY)
def years(request):
    """All of them, the latest first, and what was written before the first one was opened."""
    waiting = Count("entries", filter=Q(entries__seal=""))
    found = FiscalYear.objects.visible_to(request.user).annotate(waiting=waiting)
    context = {"years": found, "lost": Entry.objects.filter(year=None).count()}
    context["may_keep"] = may(request.user, Right.KEEP_BOOKS)
    return page(request, "money/years.html", context)


@right(Right.KEEP_BOOKS)
def year_new(request):
    """The first year, or one beside those there are."""
    asked = {name: request.GET[name] for name in ("first_day", "last_day") if name in request.GET}
    form = YearForm(request.POST or None, initial=first_days() | asked)
    if request.method == "POST" and form.is_valid():
        try:
            opened = FiscalYear.open(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("L'exercice %(year)s est ouvert.") % {"year": opened})
            return redirect("year", opened.pk)
    usual = [] if FiscalYear.objects.exists() else usual_years()
    context = {"form": form, "usual": usual}
    return page(request, "money/year_new.html", context, status=422 if form.is_bound else 200)


def _get(request, pk):
    return get_object_or_404(FiscalYear.objects.visible_to(request.user), pk=pk)


@require_safe
@right(Right.SEE_MONEY)
def year(request, pk):
    return _shown(request, _get(request, pk))


def _shown(request, found, **refused):
    """A year: how far it is, what is to be settled before it is closed, what follows once it is."""
    seen = Year(found)
    looked = [] if found.closed_at else checks(seen)
    context = {"year": found, "seen": seen, "checks": looked, "stops": any(one.stops for one in looked)}
    context["may_keep"] = may(request.user, Right.KEEP_BOOKS)
    context["may_open"] = seen.before is None and not has_opening(found)
    context["to_allocate"] = waiting_result(found)
    forms = {"closing": ClosingForm(year=found), "allocation": AllocationForm()} | refused
    return page(request, "money/year.html", context | forms, status=422 if refused else 200)


@require_POST
@right(Right.KEEP_BOOKS)
def year_closing(request, pk):
    """For ever."""
    found = _get(request, pk)
    form = ClosingForm(request.POST, year=found)
    if form.is_valid():
        try:
            following = close(found, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            words = _("L'exercice %(year)s est clôturé. Ses soldes ouvrent l'exercice %(next)s.")
            messages.success(request, words % {"year": found, "next": following})
            return redirect("year", pk)
    return _shown(request, found, closing=form)


@require_POST
@right(Right.KEEP_BOOKS)
def year_allocation(request, pk):
    """What the assembly decided."""
    found, form = _get(request, pk), AllocationForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            entry = allocate_result(found, told["where"], day=told["day"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Le résultat est affecté."))
            return redirect("entry", entry.pk)
    return _shown(request, found, allocation=form)


@require_safe
@right(Right.KEEP_BOOKS)
def year_fec(request, pk):
    """The file of entries, streamed."""
    found = _get(request, pk)
    try:
        name = fec.file_name(found)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect("year", pk)
    answer = StreamingHttpResponse(fec.lines_of(found), content_type="text/plain; charset=iso-8859-15")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
