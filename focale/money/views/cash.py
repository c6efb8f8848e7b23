"""Cheques to the bank, and the cash desk counted and closed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.money.forms.cash import BatchForm, TillForm
from focale.money.models import Batch, Line, Payment, Till
from focale.money.models.till import CASH, cash_cents
from focale.people.rights import Right, right

ON_A_PAGE = 20
MOST_CHEQUES = 200


@right(Right.TAKE_PAYMENTS)
def batches(request):
    """The cheques in the drawer, to put on a slip; the slips of before."""
    drawer = Payment.objects.to_take_to_the_bank().select_related("payer", "payer_organisation")
    form = BatchForm(request.POST or None, cheques=list(drawer[:MOST_CHEQUES]))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            batch = Batch.objects.take_to_the_bank(
                [int(key) for key in told["cheques"]], day=told["day"], by=request.user
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("La remise est notée, et dans les comptes."))
            return redirect("batch", batch.pk)
    sheet = Paginator(Batch.objects.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    status = 422 if form.is_bound else 200
    return page(request, "money/batches.html", {"form": form, "sheet": sheet}, status=status)


@require_safe
@right(Right.TAKE_PAYMENTS)
def batch(request, pk):
    """One slip, to print."""
    found = get_object_or_404(Batch.objects.visible_to(request.user).select_related("made_by__person"), pk=pk)
    cheques = found.cheques.select_related("payer", "payer_organisation").order_by("day", "pk")
    return page(request, "money/batch.html", {"batch": found, "cheques": cheques})


@right(Right.TAKE_PAYMENTS)
def till(request):
    """What the box should hold, the count, the closings of before."""
    expected, last = cash_cents(), Till.objects.latest_closed()
    form = TillForm(request.POST or None, expected=expected)
    if request.method == "POST" and form.is_valid():
        try:
            Till.objects.close(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            form.told_again(expected)
        else:
            messages.success(request, _("La caisse est clôturée."))
            return redirect("till")
    moves = Line.objects.counted_once().filter(account=CASH).select_related("entry").order_by("-pk")
    moves = moves.filter(entry__made_at__gt=last.closed_at) if last else moves
    context = {"form": form, "expected": expected, "last": last, "moves": moves[:50]}
    context["sheet"] = Paginator(Till.objects.select_related("made_by__person"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    return page(request, "money/till.html", context, status=422 if form.is_bound else 200)
