"""One commitment: its share, the money kept for it; changed, given back, taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.funding.commit_forms import ShareForm
from focale.funding.models import Commitment
from focale.funding.models.commitment import THINGS
from focale.funding.who_pays import preview
from focale.ground.pages import page
from focale.people.rights import Right, may, right

LINKS = (*THINGS, "action", "grant__funder__organisation", "grant__fund")


def get(request, pk):
    found = Commitment.objects.visible_to(request.user).live().select_related(*LINKS)
    return get_object_or_404(found, pk=pk)


@require_http_methods(["GET", "POST"])
@right(Right.SEE_GRANTS)
def commitment(request, pk):
    """Another share, another sum; looked at before it is saved."""
    held, may_edit = get(request, pk), may(request.user, Right.EDIT_GRANTS)
    if request.method == "POST" and not may_edit:
        raise PermissionDenied
    first = {"share_percent": held.share_percent, "grant": held.grant, "cents": held.reserved_cents or None}
    form = ShareForm(request.POST or None, account=request.user, action=held.action, initial=first)
    looks = "apercu" in request.POST
    if form.is_bound and form.is_valid() and not looks:
        try:
            held.change(by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est changé."))
            return redirect("action-activities", held.action_id)
    context = {"held": held, "form": form, "may_edit": may_edit, "spendings": _spent(held)}
    context["preview"] = _seen(request, held, form) if looks and form.is_valid() else None
    return page(request, "funding/grants/commitment.html", context, status=422 if form.errors else 200)


def _spent(held):
    return held.spendings.live().select_related("expense")


def _seen(request, held, form):
    """What is kept now comes back first, where it is of the same grant."""
    told = dict(form.cleaned_data)
    same = held.grant_id == (told["grant"] and told["grant"].pk)
    told["cents"] = (told["cents"] or 0) - (held.reserved_cents if same else 0)
    return preview(request.user, told, 1)


@require_POST
@right(Right.EDIT_GRANTS)
def commitment_freeing(request, pk):
    """The grant has again what was kept; the share stays."""
    held = get(request, pk)
    held.free(by=request.user)
    messages.success(request, _("La somme réservée est rendue à la subvention."))
    return redirect("commitment", pk)
