"""The balances of a first year, from a file: looked at first, written when one agrees."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.pages import page
from focale.money.balances_file import read_balances
from focale.money.forms.opening import OpeningFileForm, OpeningForm
from focale.money.models import FiscalYear
from focale.money.opening import open_with
from focale.people.rights import Right, right

TEMPLATE = "money/opening.html"


@right(Right.KEEP_BOOKS)
def opening(request, pk):
    """The file, and what it would write."""
    year = get_object_or_404(FiscalYear.objects.visible_to(request.user), pk=pk)
    form, context = OpeningFileForm(request.POST or None, request.FILES or None), {"year": year}
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["file"]
        context |= {"told": read_balances(text), "agree": OpeningForm(initial={"text": text})}
        status = 422 if context["told"].errors else 200
        return page(request, TEMPLATE, context | {"form": OpeningFileForm()}, status=status)
    return page(request, TEMPLATE, context | {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@right(Right.KEEP_BOOKS)
def opening_writing(request, pk):
    """What was looked at is written."""
    year = get_object_or_404(FiscalYear.objects.visible_to(request.user), pk=pk)
    agree = OpeningForm(request.POST)
    if not agree.is_valid():
        return redirect("opening", pk)
    told = read_balances(agree.cleaned_data["text"])
    try:
        entry = open_with(year, told, adds_accounts=agree.cleaned_data["adds_accounts"], by=request.user)
    except ValidationError as refusal:
        agree.add_error(None, refusal)
        context = {"year": year, "told": told, "agree": agree, "form": OpeningFileForm()}
        return page(request, TEMPLATE, context, status=422)
    messages.success(request, _("Les soldes d'ouverture sont dans les comptes."))
    return redirect("entry", entry.pk)
