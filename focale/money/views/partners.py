"""What a partner pays for others: the sums, the payments, the invoices that ask for them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.money.forms.partners import InvoiceForm
from focale.money.models import Payment, Share
from focale.money.partner_papers import credit_together, invoice_together, sums_of, to_credit, to_invoice
from focale.people.models import Organisation
from focale.people.rights import Right, may, right

ON_A_PAGE = 30
AT_ONCE = 200
"""So many sums are offered for one invoice; the others for the next."""


@require_safe
@right(Right.SEE_MONEY)
def show(request, pk):
    """The accounts of one partner."""
    return _shown(request, get_object_or_404(Organisation, pk=pk))


def _shown(request, partner, form=None):
    may_take = may(request.user, Right.TAKE_PAYMENTS)
    shares = Share.objects.owed().filter(organisation=partner, cents__gt=0).order_by("-charge__day", "-pk")
    context = {
        "partner": partner,
        "sums": sums_of(partner),
        "sheet": Paginator(shares.select_related("charge", "paper"), ON_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "payments": Payment.objects.filter(payer_organisation=partner)[:ON_A_PAGE],
        "papers": partner.papers.order_by("-pk")[:ON_A_PAGE],
        "may_take": may_take,
        "form": form or (InvoiceForm(shares=to_invoice(partner)[:AT_ONCE]) if may_take else None),
        "credits": may_take and to_credit(partner).exists(),
    }
    return page(request, "money/partner_money.html", context, status=422 if form else 200)


@require_POST
@right(Right.TAKE_PAYMENTS)
def invoice(request, pk):
    """One invoice of the sums that were ticked."""
    partner = get_object_or_404(Organisation, pk=pk)
    form = InvoiceForm(request.POST, shares=to_invoice(partner)[:AT_ONCE])
    if form.is_valid():
        try:
            return redirect("paper", invoice_together(partner, form.keys(), by=request.user).pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return _shown(request, partner, form)


@require_POST
@right(Right.TAKE_PAYMENTS)
def credit_note(request, pk):
    """One credit note of what was taken back of invoiced sums."""
    partner = get_object_or_404(Organisation, pk=pk)
    try:
        return redirect("paper", credit_together(partner, by=request.user).pk)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("organisation-money", pk)
