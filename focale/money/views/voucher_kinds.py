"""The kinds of vouchers the association takes, and their rules."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.money.forms.vouchers import KindForm
from focale.money.models import VoucherKind
from focale.people.rights import Right, may, right


@require_safe
@right(Right.SEE_MONEY)
def kinds(request):
    found = VoucherKind.objects.visible_to(request.user)
    context = {"kinds": found, "may_write": may(request.user, Right.EDIT_TARIFFS)}
    return page(request, "money/voucher_kinds.html", context)


@right(Right.EDIT_TARIFFS)
def kind_new(request):
    return _write(request, VoucherKind())


@right(Right.EDIT_TARIFFS)
def kind(request, pk):
    return _write(request, get_object_or_404(VoucherKind.objects.visible_to(request.user), pk=pk))


def _write(request, found):
    """A new kind, or other rules for one."""
    name, form = found.name, KindForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.kind().write(by=request.user)
        messages.success(request, _("C'est noté."))
        return redirect("voucher-kinds")
    context = {"form": form, "name": name}
    return page(request, "money/voucher_kind.html", context, status=422 if form.is_bound else 200)
