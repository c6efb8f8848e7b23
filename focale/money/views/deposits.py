"""Deposits: taken, held in a list, given back or kept."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.money.forms.deposits import DepositForm, DepositsSift, SettleDepositForm
from focale.money.models import Deposit
from focale.money.periods import without
from focale.people.models import Person
from focale.people.rights import Right, may, right

ON_A_PAGE = 30


@right(Right.TAKE_PAYMENTS)
def deposit_new(request, pk):
    """Take a deposit of this person; the same form sent twice is one."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    form = DepositForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = Deposit.take(person, by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("La caution est notée."))
            return redirect("deposit", taken.pk)
    status = 422 if form.is_bound else 200
    return page(request, "money/deposit_new.html", {"who": person, "form": form}, status=status)


@require_safe
@right(Right.SEE_MONEY)
def listing(request):
    """The deposits, by what the address asks for; what is held in all."""
    sift, by_name = DepositsSift(request.GET), may(request.user, Right.SEE_PEOPLE)
    if not sift.is_valid():
        return page(request, "money/deposits.html", {"sift": sift}, status=422)
    rows = _rows(sift.cleaned_data, by_name=by_name)
    if wanted := request.GET.get("format"):
        return _export(wanted, rows, by_name=by_name)
    context = {"sift": sift, "sheet": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))}
    context |= {"query": without(request.GET, "page"), "names_people": by_name}
    context["held_cents"] = sum(Deposit.objects.held().values_list("cents", flat=True))
    return page(request, "money/deposits.html", context)


def _rows(told, *, by_name):
    rows = Deposit.objects.select_related("person").order_by("-day", "-pk")
    states = {"ici": Q(settled_on=None), "gardees": Q(kept_cents__gt=0)}
    states["rendues"] = Q(settled_on__isnull=False, kept_cents=0)
    if told.get("etat"):
        rows = rows.filter(states[told["etat"]])
    if typed := told.get("q"):
        said = Q(label__icontains=typed) | Q(cheque_number__icontains=typed)
        found = Person.objects.found_by(typed).values("pk") if by_name else ()
        rows = rows.filter(said | Q(person__in=found))
    return rows


def _export(wanted, rows, *, by_name):
    if wanted not in MOST_ROWS:
        raise Http404
    head = [_("Reçue le"), _("De"), _("Pour quoi"), _("Par"), _("Somme"), _("Gardé"), _("Réglée le")]
    lines = (
        [row.day, str(row.person) if by_name else "", row.label, row.get_method_display(),
         Decimal(row.cents) / 100, Decimal(row.kept_cents) / 100, row.settled_on or ""]
        for row in rows.iterator(chunk_size=1000)
    )  # fmt: skip
    return exported(wanted, _("Cautions"), [(_("Cautions"), head, lines)])


@require_safe
def show(request, pk):
    """One deposit, for the team and for whose it is."""
    return _shown(request, _get(request, pk))


def _get(request, pk):
    named = ("person", "made_by__person", "batch")
    return get_object_or_404(Deposit.objects.visible_to(request.user).select_related(*named), pk=pk)


def _shown(request, deposit, form=None):
    by_team = may(request.user, Right.SEE_MONEY)
    context = {"deposit": deposit, "by_team": by_team, "form": form or SettleDepositForm(deposit=deposit)}
    context["names_people"] = not by_team or may(request.user, Right.SEE_PEOPLE)
    context["may_take"] = may(request.user, Right.TAKE_PAYMENTS) and deposit.settled_on is None
    context["layout"] = "ground/team_layout.html" if by_team else "people/family_layout.html"
    return page(request, "money/deposit.html", context, status=422 if form else 200)


@require_POST
@right(Right.TAKE_PAYMENTS)
def bank(request, pk):
    """The cheque that was only kept goes to the bank."""
    try:
        _get(request, pk).bank(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Le chèque attend avec ceux à porter à la banque."))
    return redirect("deposit", pk)


@require_POST
@right(Right.TAKE_PAYMENTS)
def settle(request, pk):
    """Given back, or kept in part."""
    deposit = _get(request, pk)
    form = SettleDepositForm(request.POST, deposit=deposit)
    if form.is_valid():
        try:
            deposit.settle(by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté. La famille le voit sur sa page."))
            return redirect("deposit", pk)
    return _shown(request, deposit, form)
