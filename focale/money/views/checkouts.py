"""The card payments as the treasurer sees them: their states, what needs a hand, what is at HelloAsso."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.checkouts_sifting import CheckoutsSift
from focale.money.helloasso.client import is_set
from focale.money.helloasso.errors import NoAnswer
from focale.money.models import Checkout, Line, Notice
from focale.money.models.payment import WHERE, Method
from focale.money.periods import without
from focale.people.rights import Right, may, right

ON_A_PAGE = 30
AT_HELLOASSO = WHERE[Method.CARD][0]


@require_safe
@right(Right.SEE_MONEY)
def listing(request):
    """The list, by what the address asks for."""
    if not Checkout.objects.are_taken():
        raise Http404
    sift = CheckoutsSift(request.GET, names_people=may(request.user, Right.SEE_PEOPLE))
    if not sift.is_valid():
        return page(request, "money/checkouts.html", {"sift": sift}, status=422)
    rows = sift.rows()
    if wanted := request.GET.get("format"):
        return _export(wanted, sift, rows)
    totals = sift.totals(rows)
    sheet = Paginator(rows.select_related("payer"), ON_A_PAGE)
    sheet.count = totals["count"]
    context = {"sift": sift, "totals": totals, "names_people": sift.names_people}
    context["sheet"] = sheet.get_page(request.GET.get("page"))
    context["query"] = without(request.GET, "page")
    context["at_helloasso"] = Line.objects.filter(account=AT_HELLOASSO).balances().get(AT_HELLOASSO, 0)
    context["elsewhere"] = Notice.objects.elsewhere().order_by("-pk")[:5]
    context["may_take"] = may(request.user, Right.TAKE_PAYMENTS)
    return page(request, "money/checkouts.html", context)


def _export(wanted, sift, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    head, lines = sift.table(rows)
    return exported(wanted, _("Paiements par carte"), [(_("Paiements par carte"), head, lines)])


@require_safe
@right(Right.SEE_MONEY)
def show(request, pk):
    """One attempt: what it was to pay, what came of it, what HelloAsso told."""
    checkout = _get(request, pk)
    context = {
        "checkout": checkout,
        "rows": checkout.told_rows(),
        "payments": checkout.payments(),
        "notices": checkout.notices.all()[:20],
        "names_people": may(request.user, Right.SEE_PEOPLE),
        "may_take": may(request.user, Right.TAKE_PAYMENTS),
        "may_ask": is_set() and checkout.intent_id is not None,
    }
    return page(request, "money/checkout_seen.html", context)


def _get(request, pk):
    return get_object_or_404(Checkout.objects.visible_to(request.user).select_related("payer"), pk=pk)


@require_POST
@right(Right.TAKE_PAYMENTS)
def look(request, pk):
    """Ask HelloAsso now."""
    checkout = _get(request, pk)
    if not is_set():
        raise Http404
    try:
        checkout.look()
    except NoAnswer as reason:
        messages.error(request, str(reason))
    else:
        words = _("HelloAsso a répondu\xa0: %(state)s.") % {"state": checkout.get_state_display()}
        messages.success(request, words)
    return redirect("checkout-seen", pk)


@require_POST
@right(Right.TAKE_PAYMENTS)
def hand(request, pk):
    """What was to be looked at is settled."""
    _get(request, pk).lend_a_hand(by=request.user)
    messages.success(request, _("C'est noté."))
    return redirect("checkouts")


@require_POST
@right(Right.TAKE_PAYMENTS)
def loss(request, pk):
    """The bank took the contested money back."""
    try:
        _get(request, pk).lose(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("C'est noté, et dans les comptes."))
    return redirect("checkout-seen", pk)
