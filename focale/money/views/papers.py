"""Numbered papers: the list, one as PDF, the invoice of a sum, the receipt of a gift, who issues them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money import gift_receipts, papers
from focale.money.forms.papers import DonorForm, IssuerForm
from focale.money.models import Charge, Income, Issuer, Paper, Purpose
from focale.money.models.paper import Kind
from focale.money.paper_pdf import paper_pdf
from focale.money.papers_sifting import PapersSift
from focale.money.periods import without
from focale.people.rights import Right, may, right

ON_A_PAGE = 50


@require_safe
@right(Right.SEE_MONEY)
def listing(request):
    """All papers, by what the address asks for; names only for who sees people."""
    sift = PapersSift(request.GET, names_people=may(request.user, Right.SEE_PEOPLE))
    if not sift.is_valid():
        return page(request, "money/papers.html", {"sift": sift}, status=422)
    rows = sift.rows()
    if wanted := request.GET.get("format"):
        return _export(wanted, sift, rows)
    context = {"sift": sift, "sheet": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))}
    context["query"] = without(request.GET, "page")
    context["names_people"] = sift.names_people
    context["may_write"] = may(request.user, Right.KEEP_BOOKS)
    return page(request, "money/papers.html", context)


def _export(wanted, sift, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    head, lines = sift.table(rows)
    return exported(wanted, _("Factures et reçus"), [(_("Factures et reçus"), head, lines)])


@require_safe
def show(request, pk):
    """The paper as PDF, for the team and for whom it is made out to."""
    paper = get_object_or_404(Paper.objects.readable_by(request.user), pk=pk)
    answer = HttpResponse(paper_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{paper.name}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def invoice(request, pk):
    """Give the invoice or credit note of a sum its number, once, and hand it over."""
    charges = Charge.objects.visible_to(request.user)
    if not may(request.user, Right.SEE_PEOPLE):
        charges = charges.filter(payer=request.user.person_id)
    charge = get_object_or_404(charges.select_related("payer", "beneficiary", "corrects"), pk=pk)
    return redirect("paper", papers.invoice(charge, by=request.user).pk)


@right(Right.TAKE_PAYMENTS)
def gift_receipt(request, pk):
    """The fiscal receipt of a gift, with the address of the donor."""
    gift = get_object_or_404(Income.objects.visible_to(request.user), pk=pk)
    form = DonorForm(request.POST or None, known=gift.giver or gift.giver_organisation or gift.giver_name)

    def give(address):
        return gift_receipts.gift_receipt(gift, form.donor(), address=address, by=request.user)

    return _fiscal_receipt(request, gift, form, give)


@right(Right.TAKE_PAYMENTS)
def fee_receipt(request, pk):
    """That of a fee without counterpart."""
    fees = Charge.objects.visible_to(request.user).filter(purpose=Purpose.MEMBERSHIP_GIFTS)
    charge = get_object_or_404(fees.with_shares(), pk=pk)
    form = DonorForm(request.POST or None, known=charge.payer or charge.payer_organisation)

    def give(address):
        return gift_receipts.fee_receipt(charge, address=address, by=request.user)

    return _fiscal_receipt(request, charge, form, give)


def _fiscal_receipt(request, about, form, give):
    if known := about.papers.filter(kind=Kind.GIFT_RECEIPT).first():
        return redirect("paper", known.pk)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("paper", give(form.cleaned_data["address"]).pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"about": about, "form": form, "issuer": Issuer.current()}
    return page(request, "money/gift_receipt.html", context, status=422 if form.is_bound else 200)


@right(Right.KEEP_BOOKS)
def issuer(request):
    """The association as its papers name it."""
    form = IssuerForm(request.POST or None, instance=Issuer.current())
    if request.method == "POST" and form.is_valid():
        try:
            form.instance.write(by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est enregistré. Les prochains documents le disent ainsi."))
            return redirect("issuer")
    return page(request, "money/issuer.html", {"form": form}, status=422 if form.is_bound else 200)
