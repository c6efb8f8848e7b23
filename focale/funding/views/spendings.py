"""A part of an expense is for an action: out of what was kept for something, of a grant, or of none."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.funding.action_forms import SpendForm
from focale.funding.models import Spending
from focale.ground.pages import page
from focale.people.rights import Right, right

from .actions import get


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_GRANTS)
def action_spending(request, pk):
    """Share out an expense; each grant says what is left of it."""
    found = get(request, pk)
    form = SpendForm(request.POST or None, action=found)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        drawn = {"grant": told["grant"], "commitment": told["commitment"]}
        cents = told["cents"] or told["expense"].cents
        try:
            Spending.make(told["expense"], found, cents=cents, by=request.user, **drawn)
            messages.success(request, _("La dépense est répartie."))
            return redirect("action-money", pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"action": found, "form": form}
    return page(request, "funding/grants/spending.html", context, status=422 if form.errors else 200)


@require_POST
@right(Right.EDIT_GRANTS)
def spending_end(request, pk):
    """The expense and the grant have these cents again."""
    held = get_object_or_404(Spending.objects.visible_to(request.user), pk=pk)
    held.end(by=request.user)
    messages.success(request, _("Cette dépense ne compte plus pour cette action."))
    return redirect("action-money", held.action_id)
