"""Vouchers: taken at the desk, listed, given back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Min
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.forms.vouchers import ReturnForm, TakeVouchersForm
from focale.money.models import Payment, Share, Voucher
from focale.money.periods import without
from focale.money.vouchers import take_vouchers
from focale.money.vouchers_sifting import VouchersSift
from focale.people.models import Person
from focale.people.rights import Right, may, right

ON_A_PAGE = 30


@right(Right.TAKE_PAYMENTS)
def of_person(request, pk):
    """Take the vouchers this person brings; the same form sent twice leads to the one payment."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    ticket = request.POST.get("ticket", "")[:40]
    if ticket and (known := Payment.objects.taken_as(ticket=ticket)):
        return redirect("payment", known.pk)
    shares = Share.objects.unpaid().owed_by(person).to_choose_from()
    form = TakeVouchersForm(request.POST or None, shares=list(shares))
    if request.method == "POST" and form.is_valid():
        try:
            payment = take_vouchers(payer=person, by=request.user, **form.facts())
        except ValidationError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("C'est encaissé, et dans les comptes."))
            return redirect("payment", payment.pk)
    context = {"who": person, "form": form, "owed": sum(share.left_cents for share in form.known.values())}
    return page(request, "money/vouchers_new.html", context, status=422 if form.is_bound else 200)


@require_safe
@right(Right.SEE_MONEY)
def listing(request):
    """The vouchers, by what the address asks for."""
    sift = VouchersSift(request.GET)
    if not sift.is_valid():
        return page(request, "money/vouchers.html", {"sift": sift}, status=422)
    rows = sift.rows()
    if wanted := request.GET.get("format"):
        return _export(wanted, sift, rows)
    sheet = Paginator(rows.select_related("kind", "payment", "slip"), ON_A_PAGE)
    context = {"sift": sift, "sums": sift.sums(rows), "sheet": sheet.get_page(request.GET.get("page"))}
    context["query"] = without(request.GET, "page")
    context["may_take"] = may(request.user, Right.TAKE_PAYMENTS)
    context["ending"] = Voucher.objects.ending().aggregate(count=Count("pk"), first=Min("valid_to"))
    return page(request, "money/vouchers.html", context)


def _export(wanted, sift, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    head, lines = sift.table(rows)
    return exported(wanted, _("Bons"), [(_("Bons"), head, lines)])


@require_safe
@right(Right.SEE_MONEY)
def show(request, pk):
    return _shown(request, _get(request, pk))


def _get(request, pk):
    found = Voucher.objects.visible_to(request.user).select_related("kind", "payment__payer", "slip")
    return get_object_or_404(found, pk=pk)


def _shown(request, voucher, form=None):
    context = {"voucher": voucher, "form": form or ReturnForm()}
    context["names_people"] = may(request.user, Right.SEE_PEOPLE)
    context["may_take"] = may(request.user, Right.TAKE_PAYMENTS)
    return page(request, "money/voucher.html", context, status=422 if form else 200)


@require_POST
@right(Right.TAKE_PAYMENTS)
def give_back(request, pk):
    """Hand it back to who brought it."""
    voucher, form = _get(request, pk), ReturnForm(request.POST)
    if form.is_valid():
        try:
            voucher.give_back(reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Le bon est rendu. Ce qu'il payait est dû à nouveau."))
            return redirect("voucher", pk)
    return _shown(request, voucher, form)
