"""Cheques to the bank: the drawer, the slips."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.money.forms.cash import BatchForm
from focale.money.models import Batch, Deposit, Income, Payment
from focale.people.rights import Right, right

ON_A_PAGE = 20
MOST_CHEQUES = 200


@right(Right.TAKE_PAYMENTS)
def batches(request):
    """The cheques in the drawer, to put on a slip; those kept for later; the slips of before."""
    form = BatchForm(request.POST or None, cheques=_drawer())
    if request.method == "POST" and form.is_valid():
        try:
            batch = Batch.objects.take_to_the_bank(by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("La remise est notée, et dans les comptes."))
            return redirect("batch", batch.pk)
    kept = Payment.objects.in_the_drawer().filter(keep_until__gt=timezone.localdate())
    context = {"form": form, "kept": kept.select_related("payer", "part").order_by("keep_until", "pk")}
    context["only_kept"] = Deposit.objects.held().filter(method="cheque", banked_on=None).count()
    context["sheet"] = Paginator(Batch.objects.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    return page(request, "money/batches.html", context, status=422 if form.is_bound else 200)


def _drawer() -> list:
    """What may go to the bank today: cheques of payments, of gifts and of deposits."""
    payments = Payment.objects.to_take_to_the_bank().select_related("payer", "payer_organisation")
    incomes = Income.objects.to_take_to_the_bank().select_related("giver", "giver_organisation")
    deposits = Deposit.objects.to_take_to_the_bank().select_related("person")
    return [*payments[:MOST_CHEQUES], *incomes[:MOST_CHEQUES], *deposits[:MOST_CHEQUES]]


@require_safe
@right(Right.TAKE_PAYMENTS)
def batch(request, pk):
    """One slip, to print."""
    found = get_object_or_404(Batch.objects.visible_to(request.user).select_related("made_by__person"), pk=pk)
    return page(request, "money/batch.html", {"batch": found, "cheques": found.all_cheques()})
