"""Joining on the web in two screens: choose, then check and confirm; with or without an account."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from focale.association.joining import join_described
from focale.association.joining_form import JoiningForm
from focale.association.models import Membership, MembershipType
from focale.ground.pages import page

SIGNER = Signer(salt="membership-received")


@login_not_required
@require_http_methods(["GET", "POST"])
def new(request):
    """First screen as what and who, second to confirm; the form is carried from the one to the other."""
    if request.user.is_authenticated and request.user.person is None:
        return redirect("introduction")
    form = JoiningForm(request.POST or None, account=request.user, wanted=request.GET.get("qui", ""))
    go = request.POST.get("go", "")
    if not form.is_bound or not form.is_valid():
        return _first(request, form)
    if go == "back":
        return page(request, "association/joining.html", {"form": form})
    if go != "confirm":
        return page(request, "association/joining_check.html", {"form": form})
    try:
        made = join_described(form.kind, form.person, by=form.account, **form.facts())
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _first(request, form)
    told = {"membership": made.pk} if form.account and made else form.said()
    return redirect("membership-made", SIGNER.sign_object(told))


def _first(request, form):
    status = 422 if form.is_bound else 200
    return page(request, "association/joining.html", {"form": form}, status=status)


@login_not_required
@require_safe
def made(request, key):
    """What was asked and how to pay, for whoever has the signed address; it names nobody.

    A visitor reads the same whether somebody known was meant or not.
    """
    try:
        told = SIGNER.unsign_object(key)
    except BadSignature:
        raise Http404 from None
    if "membership" not in told:
        kind = get_object_or_404(MembershipType, pk=told["kind"])
        facts = {"kind": kind, "fee": told["fee"], "last_day": date.fromisoformat(told["until"])}
        return page(request, "association/joining_received.html", facts)
    rows = Membership.objects.select_related("member", "type", "charge")
    made = get_object_or_404(rows, pk=told["membership"])
    return page(request, "association/joining_made.html", {"membership": made})
