"""How funders want people counted: the schemes, their dimensions and brackets, changed by the team."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.funding.forms import AgeBrackets, DimensionForm, SchemeForm, ValuesBrackets, value_choices
from focale.funding.models import Dimension, Fact, IndicatorScheme
from focale.ground.pages import page
from focale.people.rights import Right, may, right


@right(Right.SEE_FIGURES)
def schemes(request):
    context = {
        "schemes": IndicatorScheme.objects.with_scales(),
        "may_save": may(request.user, Right.SAVE_REPORTS),
    }
    return page(request, "funding/schemes.html", context)


@right(Right.SAVE_REPORTS)
def scheme(request, pk):
    found = get_object_or_404(IndicatorScheme.objects.visible_to(request.user), pk=pk)
    form = SchemeForm(request.POST or None, initial={"name": found.name, "asked_by": found.asked_by})
    if request.method == "POST" and form.is_valid():
        try:
            found.rename(by=request.user, **form.cleaned_data)
            messages.success(request, _("Grille enregistrée."))
            return redirect("scheme", pk=pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    dimensions = found.dimensions.prefetch_related("brackets")
    context = {"scheme": found, "form": form, "dimensions": dimensions}
    return page(request, "funding/scheme.html", context, status=422 if form.is_bound else 200)


@require_POST
@right(Right.SAVE_REPORTS)
def scheme_copy(request, pk):
    found = get_object_or_404(IndicatorScheme.objects.visible_to(request.user), pk=pk)
    return redirect("scheme", pk=found.copy(by=request.user).pk)


@require_POST
@right(Right.SAVE_REPORTS)
def scheme_removal(request, pk):
    found = get_object_or_404(IndicatorScheme.objects.visible_to(request.user), pk=pk)
    try:
        found.take_away(by=request.user)
        messages.success(request, _("Grille retirée. Les bilans déjà enregistrés la gardent."))
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return redirect("schemes")


@right(Right.SAVE_REPORTS)
def dimension(request, pk):
    schemes = IndicatorScheme.objects.visible_to(request.user)
    found = get_object_or_404(Dimension.objects.filter(scheme__in=schemes).select_related("scheme"), pk=pk)
    words = {"label": found.label, "unknown_label": found.unknown_label}
    form = DimensionForm(request.POST or None, initial=words)
    brackets = brackets_form(found, request.POST or None)
    if request.method == "POST" and form.is_valid() and brackets.is_valid():
        try:
            found.settle_brackets(brackets_told(brackets), by=request.user, **form.cleaned_data)
            messages.success(request, _("Tranches enregistrées."))
            return redirect("scheme", pk=found.scheme_id)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"dimension": found, "form": form, "brackets": brackets}
    return page(request, "funding/dimension.html", context, status=422 if form.is_bound else 200)


def brackets_form(dimension, data):
    """The brackets there are, and some empty lines."""
    fields = ("label", "min_age", "max_age") if dimension.fact == Fact.AGE else ("label", "values")
    told = [{name: getattr(one, name) for name in fields} for one in dimension.brackets.all()]
    told = told if data is None else None  # compared with nothing, every filled line counts
    if dimension.fact == Fact.AGE:
        return AgeBrackets(data, initial=told, prefix="tranches")
    choices = {"choices": value_choices(dimension.fact)}
    return ValuesBrackets(data, initial=told, prefix="tranches", form_kwargs=choices)


def brackets_told(brackets) -> list[dict]:
    """The filled lines that are not to go."""
    rows = [form.cleaned_data for form in brackets if form.cleaned_data.get("label")]
    return [
        {name: value for name, value in row.items() if name != "DELETE"} for row in rows if not row["DELETE"]
    ]
