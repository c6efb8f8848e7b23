"""The chart of accounts: read by who sees money, named and added to by who keeps the books."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.money.models import ChartAccount, Line
from focale.people.rights import Right, may, right


class AccountForm(forms.ModelForm):
    class Meta:
        model = ChartAccount
        fields = ["code", "label", "is_retired"]


@require_safe
@right(Right.SEE_MONEY)
def accounts(request):
    """Every account with how many lines it has; by a part of its name, or how its number begins."""
    typed = request.GET.get("q", "")[:60].strip()
    lines = Line.objects.filter(account=OuterRef("code")).order_by().values("account")
    counted = Coalesce(Subquery(lines.annotate(count=Count("pk")).values("count")), 0)
    found = ChartAccount.objects.visible_to(request.user).annotate(lines=counted)
    if typed:
        found = found.filter(Q(code__startswith=typed) | Q(label__icontains=typed))
    context = {"accounts": found, "typed": typed, "may_keep": may(request.user, Right.KEEP_BOOKS)}
    return page(request, "money/accounts.html", context)


@right(Right.KEEP_BOOKS)
def account_new(request):
    return _write(request, ChartAccount())


@right(Right.KEEP_BOOKS)
def account(request, pk):
    return _write(request, get_object_or_404(ChartAccount.objects.visible_to(request.user), pk=pk))


def _write(request, found):
    """A new account, or another name for one."""
    name, form = str(found) if found.pk else "", AccountForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            form.save(commit=False).write(by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté."))
            return redirect("accounts")
    context = {"form": form, "name": name}
    return page(request, "money/account.html", context, status=422 if form.is_bound else 200)
