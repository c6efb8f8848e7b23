"""At the end of a year: what grants have left is put aside, once somebody has confirmed it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.funding.carry_forms import CarryForm, TakeBackForm
from focale.funding.carrying import leftovers
from focale.funding.models import CarryOver
from focale.ground.pages import page
from focale.money.models import FiscalYear
from focale.people.rights import Right, right


@right(Right.KEEP_BOOKS)
def carry_overs(request, pk):
    """What is proposed for each grant, what was written for this year."""
    year = get_object_or_404(FiscalYear.objects.visible_to(request.user), pk=pk)
    data = request.POST if request.method == "POST" else None
    forms = [CarryForm(data, row=row) for row in leftovers(year)]
    refused = []
    if data is not None and all([form.is_valid() for form in forms]):
        try:
            _carry(year, forms, request.user)
        except ValidationError as refusal:
            refused = refusal.messages
        else:
            messages.success(request, _("C'est écrit dans les comptes, au dernier jour de l'exercice."))
            return redirect("carry-overs", pk)
    written = CarryOver.objects.filter(year=year).select_related(
        "grant__action", "grant__funder__organisation"
    )
    context = {"year": year, "forms": forms, "refused": refused, "written": written}
    context["runs"] = timezone.localdate() <= year.last_day
    return page(request, "funding/grants/carry_overs.html", context, status=200 if data is None else 422)


@transaction.atomic
def _carry(year, forms, account):
    """All that was decided, or nothing."""
    decided = [(form.row.grant, form.carried_cents) for form in forms if form.carried_cents]
    if not decided:
        raise ValidationError(_("Écrivez au moins une somme."))
    for grant, cents in decided:
        CarryOver.objects.carry(year, grant, cents, by=account)


@require_POST
@right(Right.KEEP_BOOKS)
def carry_over_cancellation(request, pk):
    """A sum written by mistake is taken back by its opposite."""
    found = get_object_or_404(CarryOver.objects.visible_to(request.user), pk=pk)
    form = TakeBackForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(_("Dites pourquoi\xa0: la raison reste dans les comptes."))
        found.cancel(reason=form.cleaned_data["reason"], by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("C'est annulé. Les comptes gardent la trace des deux écritures."))
    return redirect("carry-overs", found.year_id)
