"""Expenses, income, gifts in kind and transfers: one set of pages for the four. See focale/money/acts.py."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.acts_sifting import ActsSift
from focale.money.forms.act_changes import AttachForm, CancelForm, SettleForm
from focale.money.periods import without
from focale.people.rights import Right, may, right
from focale.people.scans import ENDINGS, kind_of

ON_A_PAGE = 30
FROM_ADDRESS = ("label", "purpose", "paid_by", "received_by", "project", "source", "target", "kind")
AGAIN = (*FROM_ADDRESS, "cents", "day", "reference", "basis")


@require_safe
@right(Right.SEE_MONEY)
def acts(request, kind):
    """The list, by what the address asks for."""
    sift = ActsSift(kind, request.GET)
    if not sift.is_valid():
        return page(request, "money/acts.html", {"acts": kind, "sift": sift}, status=422)
    rows = sift.rows()
    if wanted := request.GET.get("format"):
        return _export(wanted, kind, sift, rows)
    totals, sums = sift.totals(rows), sift.sums(rows)
    sheet = Paginator(rows.select_related(*kind.shown), ON_A_PAGE)
    sheet.count = totals["count"]
    context = {"acts": kind, "sift": sift, "totals": totals, "sums": sums, "chart": sift.chart(sums)}
    context["sheet"] = sheet.get_page(request.GET.get("page"))
    context["query"] = without(request.GET, "page")
    context["may_write"] = may(request.user, Right.TAKE_PAYMENTS)
    return page(request, "money/acts.html", context)


def _export(wanted, kind, sift, rows):
    if wanted not in MOST_ROWS:
        raise Http404
    head, lines = sift.table(rows)
    return exported(wanted, str(kind.plural), [(str(kind.plural), head, lines)])


@right(Right.TAKE_PAYMENTS)
def act_new(request, kind):
    """One screen; what was typed comes back when something is missing, the photo too."""
    form = kind.form(request.POST or None, request.FILES or None, initial=_first_words(request, kind))
    twin = None
    if request.method == "POST" and form.is_valid():
        twin = None if "confirmed" in request.POST else _twin(kind, form)
        if not twin:
            try:
                noted = kind.noun.note(by=request.user, **form.facts())
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("C'est noté, et dans les comptes."))
                return redirect(kind.page, noted.pk)
    if form.is_bound:
        form.keep_document()
    context = {"acts": kind, "form": form, "twin": twin}
    return page(request, "money/act_new.html", context, status=422 if form.is_bound else 200)


def _first_words(request, kind):
    """What the address, or an act to write again, puts into the empty form."""
    told = {name: request.GET[name] for name in FROM_ADDRESS if request.GET.get(name)}
    if request.GET.get("copie", "").isdecimal():
        copied = kind.noun.objects.filter(pk=request.GET["copie"]).first()
        told |= {name: getattr(copied, name) for name in AGAIN if getattr(copied, name, "")}
        told |= {"supplier": copied.who, "giver": copied.who} if copied else {}
        told |= {"volunteer": str(getattr(copied, "volunteer", None) or "")}
    return told


def _twin(kind, form):
    """Something just like it that was noted before, perhaps the same."""
    told = form.cleaned_data
    return kind.noun.objects.standing().filter(day=told["day"], cents=told["cents"]).first()


@require_safe
@right(Right.SEE_MONEY)
def act(request, kind, pk):
    return _shown(request, kind, _get(request, kind, pk))


def _get(request, kind, pk):
    found = kind.noun.objects.visible_to(request.user).select_related("entry", "made_by", *kind.shown)
    return get_object_or_404(found, pk=pk)


def _shown(request, kind, found, refused=None):
    """The page of one act, with what may still be done about it; `refused`: {name of a form: the form}."""
    may_write = may(request.user, Right.TAKE_PAYMENTS)
    forms = {"attach": AttachForm(), "cancel": CancelForm(), "settle": SettleForm(act=found)}
    context = {"acts": kind, "act": found, "may_write": may_write} | forms | (refused or {})
    return page(request, "money/act.html", context, status=422 if refused else 200)


@require_POST
@right(Right.TAKE_PAYMENTS)
def act_cancellation(request, kind, pk):
    found = _get(request, kind, pk)
    form = CancelForm(request.POST)
    if form.is_valid():
        try:
            found.cancel(reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est annulé. Les comptes gardent la trace des deux écritures."))
            return redirect(kind.page, pk)
    return _shown(request, kind, found, {"cancel": form})


@right(Right.SEE_MONEY)
@require_safe
def act_document(request, kind, pk):
    """The invoice, to be saved, never shown as a page of this site."""
    found = _get(request, kind, pk)
    try:
        file = found.document.open("rb") if found.document else None
    except FileNotFoundError:
        file = None
    if file is None:
        raise Http404
    ending = kind_of(file)
    response = FileResponse(file, as_attachment=True, filename=f"{found.piece}.{ENDINGS.get(ending, 'bin')}")
    response["Content-Type"] = ending or "application/octet-stream"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@right(Right.TAKE_PAYMENTS)
def act_paper(request, kind, pk):
    """The invoice that came later, or one that can be read better."""
    found = _get(request, kind, pk)
    form = AttachForm(request.POST, request.FILES)
    if form.is_valid():
        found.attach(form.cleaned_data["document"], by=request.user)
        messages.success(request, _("Le justificatif est joint."))
        return redirect(kind.page, pk)
    return _shown(request, kind, found, {"attach": form})


@require_POST
@right(Right.TAKE_PAYMENTS)
def act_settlement(request, kind, pk):
    """An invoice is paid, a volunteer paid back."""
    found = _get(request, kind, pk)
    form = SettleForm(request.POST, act=found)
    if form.is_valid():
        try:
            found.settle(form.cleaned_data["how"], day=form.cleaned_data["paid_on"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est payé, et dans les comptes."))
            return redirect(kind.page, pk)
    return _shown(request, kind, found, {"settle": form})
