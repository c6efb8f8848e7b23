"""Vouchers sent to their issuer, and the refund that comes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.money.forms.vouchers import RefundedForm, SlipForm
from focale.money.models import Voucher, VoucherKind, VoucherSlip
from focale.people.rights import Right, may, right

ON_A_PAGE = 20
MOST_VOUCHERS = 300


@right(Right.TAKE_PAYMENTS)
def slips(request):
    """The vouchers in the drawer, kind by kind, to put on a slip; the slips of before."""
    kinds = list(VoucherKind.objects.filter(vouchers__in=Voucher.objects.to_send().order_by()).distinct())
    kind = _chosen(request.GET.get("sorte"), kinds)
    drawer = Voucher.objects.to_send().filter(kind=kind).select_related("kind")[:MOST_VOUCHERS]
    form = SlipForm(request.POST or None, vouchers=list(drawer))
    if request.method == "POST" and kind and form.is_valid():
        told = form.cleaned_data
        try:
            slip = VoucherSlip.objects.send(kind, told["vouchers"], day=told["day"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("L'envoi est noté. Le remboursement est attendu."))
            return redirect("voucher-slip", slip.pk)
    rows = VoucherSlip.objects.visible_to(request.user).select_related("kind")
    context = {
        "form": form,
        "kind": kind,
        "tabs": [(each, f"?sorte={each.pk}", each == kind) for each in kinds],
    }
    context["sheet"] = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return page(request, "money/voucher_slips.html", context, status=422 if form.is_bound else 200)


def _chosen(wanted, kinds):
    """The kind the address asks for, else the first that has something to send."""
    return next((kind for kind in kinds if str(kind.pk) == wanted), kinds[0] if kinds else None)


@require_safe
@right(Right.SEE_MONEY)
def show(request, pk):
    """One slip, to print and to put with the vouchers."""
    return _shown(request, _get(request, pk))


def _get(request, pk):
    named = ("kind", "made_by__person", "entry")
    return get_object_or_404(VoucherSlip.objects.visible_to(request.user).select_related(*named), pk=pk)


def _shown(request, slip, form=None):
    context = {"slip": slip, "vouchers": slip.vouchers.order_by("serial", "pk")}
    context["form"] = form or RefundedForm(slip=slip)
    context["may_take"] = may(request.user, Right.TAKE_PAYMENTS)
    return page(request, "money/voucher_slip.html", context, status=422 if form else 200)


@require_POST
@right(Right.TAKE_PAYMENTS)
def refund(request, pk):
    """The issuer paid."""
    slip = _get(request, pk)
    form = RefundedForm(request.POST, slip=slip)
    if form.is_valid():
        try:
            slip.receive(form.cleaned_data["cents"], day=form.cleaned_data["day"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Le remboursement est noté, et dans les comptes."))
            return redirect("voucher-slip", pk)
    return _shown(request, slip, form)


@require_POST
@right(Right.TAKE_PAYMENTS)
def removal(request, pk):
    """The issuer sent one back."""
    slip, key = _get(request, pk), key_of(request.POST.get("bon"))
    voucher = get_object_or_404(Voucher.objects.visible_to(request.user), pk=key)
    try:
        stands = slip.take_out(voucher, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("voucher-slip", pk)
    messages.success(request, _("Le bon est de nouveau ici\xa0: renvoyez-le, ou rendez-le à la famille."))
    return redirect("voucher-slip", pk) if stands else redirect("voucher", voucher.pk)
