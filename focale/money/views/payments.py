"""Taking money at the desk, and what becomes of it: paid sums, receipt, credit, refund."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money import papers
from focale.money.forms.payments import AllocateForm, HandBackForm, RefundForm, TakeForm
from focale.money.models import Method, Payment, Share
from focale.money.payments_sifting import PaymentsSift
from focale.money.periods import without
from focale.money.undoing import may_bounce
from focale.people.models import Organisation, Person
from focale.people.rights import Right, may, right

ON_A_PAGE = 30


@right(Right.TAKE_PAYMENTS)
def of_person(request, pk):
    """Take what this person pays."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    return _take(request, person, Share.objects.unpaid().owed_by(person), payer=person)


@right(Right.TAKE_PAYMENTS)
def of_organisation(request, pk):
    """Take what this partner pays."""
    partner = get_object_or_404(Organisation, pk=pk)
    return _take(request, partner, Share.objects.unpaid().filter(organisation=partner),
                 payer_organisation=partner)  # fmt: skip


def _take(request, who, shares, **whose):
    """One screen; the same form sent twice leads to the one payment."""
    form = TakeForm(request.POST or None, shares=list(shares.to_choose_from()))
    if request.method == "POST" and (known := _known(request)):
        return redirect("payment", known.pk)
    if request.method == "POST" and form.is_valid():
        try:
            payment = Payment.take(by=request.user, **whose, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est encaissé, et dans les comptes."))
            return redirect("payment", payment.pk)
    context = {"who": who, "form": form, "is_person": isinstance(who, Person)}
    return page(request, "money/payment_new.html", context, status=422 if form.is_bound else 200)


def _known(request):
    """The payment this very form has made already: its sums are no longer among those to choose from."""
    ticket = request.POST.get("ticket", "")[:40]
    return Payment.objects.filter(ticket=ticket).first() if ticket else None


@require_safe
def show(request, pk):
    """One payment, for the team and for who paid."""
    return payment_page(request, _get(request, pk))


def _get(request, pk):
    named = ("payer", "payer_organisation", "made_by__person", "refund_of")
    return get_object_or_404(Payment.objects.visible_to(request.user).select_related(*named), pk=pk)


def payment_page(request, payment, refused=None):
    """The page of one payment; `refused`: {name of a form: the form}, which makes it 422."""
    by_team, may_take = may(request.user, Right.SEE_MONEY), may(request.user, Right.TAKE_PAYMENTS)
    shares = list(payment.could_pay().to_choose_from()) if may_take and payment.left_cents else []
    forms = {"refund": RefundForm(payment=payment), "allocate": AllocateForm(shares=shares)}
    forms["hand_back"] = HandBackForm()
    context = {
        "payment": payment,
        "paid": payment.paid_for(),
        "refunds": payment.refunds.all(),
        "paper": payment.papers.first(),
        "vouchers": payment.vouchers.select_related("kind") if payment.method == Method.VOUCHER else (),
        "shares": shares,
        "may_bounce": may_take and may_bounce(payment),
        "bounce": HandBackForm(auto_id="bounce_%s"),
        "by_team": by_team,
        "names_people": not by_team or may(request.user, Right.SEE_PEOPLE),
        "may_take": may_take,
        "layout": "ground/team_layout.html" if by_team else "people/family_layout.html",
    }
    return page(request, "money/payment.html", context | forms | (refused or {}),
                status=422 if refused else 200)  # fmt: skip


@require_POST
def receipt(request, pk):
    """Give the receipt its number, once, and hand it over."""
    payment = _get(request, pk)
    if payment.payer_id not in (None, request.user.person_id) and not may(request.user, Right.SEE_PEOPLE):
        raise PermissionDenied
    try:
        paper = papers.receipt(payment, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("payment", pk)
    return redirect("paper", paper.pk)


@right(Right.TAKE_PAYMENTS)
@require_POST
def refund(request, pk):
    """Pay back what is free of it."""
    payment = _get(request, pk)
    form = RefundForm(request.POST, payment=payment)
    if form.is_valid():
        try:
            payment.refund(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est rendu, et dans les comptes."))
            return redirect("payment", pk)
    return payment_page(request, payment, {"refund": form})


@right(Right.TAKE_PAYMENTS)
@require_POST
def handing_back(request, pk):
    """The cheque goes back as it came."""
    payment, form = _get(request, pk), HandBackForm(request.POST)
    if form.is_valid():
        try:
            payment.hand_back(reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Le chèque est rendu. Ce qu'il payait est dû à nouveau."))
            return redirect("payment", pk)
    return payment_page(request, payment, {"hand_back": form})


@right(Right.TAKE_PAYMENTS)
@require_POST
def allocation(request, pk):
    """Let what is free of it pay other sums."""
    payment = _get(request, pk)
    form = AllocateForm(request.POST, shares=list(payment.could_pay().to_choose_from()))
    if form.is_valid():
        given = sum(payment.allocate(share, by=request.user) for share in form.cleaned_data["shares"])
        if given:
            messages.success(request, _("C'est payé avec ce qui était à valoir."))
        else:
            messages.info(request, _("Il n'y avait plus rien à valoir, ou plus rien à payer."))
        return redirect("payment", pk)
    return payment_page(request, payment, {"allocate": form})


@require_safe
@right(Right.SEE_MONEY)
def payments(request):
    """The list, by what the address asks for."""
    sift = PaymentsSift(request.GET, names_people=may(request.user, Right.SEE_PEOPLE))
    if not sift.is_valid():
        return page(request, "money/payments.html", {"sift": sift}, status=422)
    rows = sift.rows()
    if wanted := request.GET.get("format"):
        return _export(wanted, sift, rows)
    totals = sift.totals(rows)
    sheet = Paginator(rows.select_related("payer", "payer_organisation"), ON_A_PAGE)
    sheet.count = totals["count"]
    context = {"sift": sift, "totals": totals, "sums": sift.sums(rows), "names_people": sift.names_people}
    context["sheet"] = sheet.get_page(request.GET.get("page"))
    context["query"] = without(request.GET, "page")
    context["may_take"] = may(request.user, Right.TAKE_PAYMENTS)
    return page(request, "money/payments.html", context)


def _export(wanted, sift, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    head, lines = sift.table(rows)
    return exported(wanted, _("Paiements"), [(_("Paiements"), head, lines)])
