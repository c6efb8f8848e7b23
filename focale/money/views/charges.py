"""One sum due: its shares, what was paid of it, its credit note; and all of those of a person or family."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.money.forms.charges import CreditForm
from focale.money.gift_receipts import is_gift
from focale.money.models import Allocation, Charge
from focale.money.statement import Statement
from focale.people.models import Person
from focale.people.rights import Right, may, right
from focale.people.shell import shell


@require_safe
def show(request, pk):
    """One charge, for the team and for the family."""
    return _shown(request, _get(request, pk))


def _get(request, pk):
    named = ("beneficiary", "payer", "version__tariff", "corrects", "made_by__person")
    return get_object_or_404(
        Charge.objects.visible_to(request.user).with_shares().select_related(*named), pk=pk
    )


def _shown(request, charge, form=None):
    by_team, person = may(request.user, Right.SEE_MONEY), request.user.person_id
    is_own = person is not None and person in (charge.payer_id, charge.beneficiary_id)
    context = {
        "charge": charge,
        "notes": charge.credit_notes.select_related("made_by__person"),
        "allocations": Allocation.objects.filter(share__charge=charge).select_related("payment"),
        "by_team": by_team,
        "names_people": not by_team or is_own or may(request.user, Right.SEE_PEOPLE),
        "may_have_paper": may(request.user, Right.SEE_PEOPLE) or (is_own and charge.payer_id == person),
        "may_receipt": may(request.user, Right.TAKE_PAYMENTS) and is_gift(charge) and not charge.left_cents,
        "tells_why": by_team or charge.payer_id == person,
        "layout": "ground/team_layout.html" if by_team else "people/family_layout.html",
        "may_credit": may(request.user, Right.TAKE_PAYMENTS) and charge.can_be_credited,
        "form": form or CreditForm(),
    }
    return page(request, "money/charge.html", context, status=422 if form else 200)


@right(Right.TAKE_PAYMENTS)
@require_POST
def credit(request, pk):
    """Take the whole sum back by a credit note, with the reason."""
    charge, form = _get(request, pk), CreditForm(request.POST)
    if form.is_valid():
        try:
            charge.credit(reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est annulé par un avoir. Ce qui était payé est libre à nouveau."))
            return redirect("charge", pk)
    return _shown(request, charge, form)


@require_safe
def of_person(request, pk):
    """What a person owes and has paid."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    by_team = may(request.user, Right.SEE_MONEY)
    reader = None if by_team else request.user.person
    statement = Statement.of_person(person, reader, is_whole="tout" in request.GET)
    context = shell(person, request.user, "person-money") | {"statement": statement, "by_team": by_team}
    if may(request.user, Right.TAKE_PAYMENTS):
        context["payers"] = statement.payers or [person]
        context["planners"] = {payer.pk for payer in statement.payers}
    return page(request, "money/person_money.html", context)


@require_safe
def my_money(request):
    """What my family owes and has paid, with the reasons."""
    if request.user.person is None:
        raise Http404
    statement = Statement.of_family(request.user.person, is_whole="tout" in request.GET)
    return page(request, "money/my_money.html", {"statement": statement})
