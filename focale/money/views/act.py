"""One expense, income, gift in kind or transfer, and what may still be done about it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.money.forms.act_changes import AttachForm, CancelForm, SettleForm
from focale.people.handed_over import handed_over
from focale.people.rights import Right, may, right


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
    context["names_people"] = may(request.user, Right.SEE_PEOPLE)
    context["hides_paper"] = bool(found.document) and not _may_read_paper(request, found)
    return page(request, "money/act.html", context, status=422 if refused else 200)


def _may_read_paper(request, found):
    return not found.is_of_a_person or may(request.user, Right.SEE_PEOPLE)


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
    if not _may_read_paper(request, found):
        raise PermissionDenied
    return handed_over(found.document, found.piece)


@require_POST
@right(Right.TAKE_PAYMENTS)
def act_paper(request, kind, pk):
    """The invoice that came later, or one that can be read better."""
    found = _get(request, kind, pk)
    form = AttachForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            found.attach(form.cleaned_data["document"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
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
