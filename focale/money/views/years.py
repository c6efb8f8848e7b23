"""The years of the accounts: opened, and looked through before they are closed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.money.closing import waiting_result
from focale.money.closing_checks import checks
from focale.money.closing_year import Year
from focale.money.forms.closing import AllocationForm, ClosingForm
from focale.money.forms.years import YearForm, first_days, usual_years
from focale.money.models import Entry, FiscalYear
from focale.money.sealing import faults
from focale.people.rights import Right, may, right


@require_safe
@right(Right.SEE_MONEY)
def years(request):
    """All of them, the latest first, and what was written before the first one was opened."""
    context = {"years": FiscalYear.objects.visible_to(request.user)}
    context["lost"] = Entry.objects.filter(year=None).count()
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


@right(Right.KEEP_BOOKS)
def year_days(request, pk):
    """Other days for a year of which nothing is numbered yet."""
    found = get_year(request, pk)
    form = YearForm(request.POST or None, initial={"first_day": found.first_day, "last_day": found.last_day})
    if request.method == "POST" and form.is_valid():
        try:
            found.redate(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté."))
            return redirect("year", pk)
    context = {"form": form, "year": found}
    return page(request, "money/year_new.html", context, status=422 if form.is_bound else 200)


def get_year(request, pk):
    return get_object_or_404(FiscalYear.objects.visible_to(request.user), pk=pk)


@require_safe
@right(Right.SEE_MONEY)
def year(request, pk):
    found = get_year(request, pk)
    return show_year(request, found, faults=faults([found]) if "verification" in request.GET else None)


def show_year(request, found, faults=None, **refused):
    """A year: how far it is, what is to be settled before it is closed, what follows once it is."""
    seen = Year(found)
    looked = [] if found.closed_at else checks(seen)
    context = {"year": found, "seen": seen, "checks": looked, "stops": any(one.stops for one in looked)}
    context["may_keep"] = may(request.user, Right.KEEP_BOOKS)
    context["may_open"] = seen.before is None and not seen.has_opening
    context["to_allocate"] = waiting_result(found)
    forms = {"closing": ClosingForm(year=found), "allocation": AllocationForm()} | refused
    status = 422 if any(form.is_bound for form in refused.values()) else 200
    return page(request, "money/year.html", context | forms | {"faults": faults}, status=status)
