"""Expenses, income, gifts in kind and transfers: the list and the form of each. See focale/money/acts.py."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.money.acts_sifting import ActsSift
from focale.money.periods import without
from focale.people.rights import Right, may, right

ON_A_PAGE = 30


FROM_ADDRESS = ("label", "purpose", "paid_by", "received_by", "project", "source", "target", "kind")


AGAIN = (*FROM_ADDRESS, "cents", "day", "reference", "basis")


@require_safe
@right(Right.SEE_MONEY)
def acts(request, kind):
    """The list, by what the address asks for."""
    sift = ActsSift(kind, request.GET, names_people=may(request.user, Right.SEE_PEOPLE))
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
    if copied := key_of(request.GET.get("copie")):
        copied = kind.noun.objects.filter(pk=copied).first()
        told |= {name: getattr(copied, name) for name in AGAIN if getattr(copied, name, "")}
        told |= {"supplier": copied.who, "giver": copied.who} if copied else {}
        told |= {"volunteer": str(getattr(copied, "volunteer", None) or "")}
    return told


def _twin(kind, form):
    """Something just like it that was noted before, perhaps the same."""
    told = form.cleaned_data
    return kind.noun.objects.standing().filter(day=told["day"], cents=told["cents"]).first()
