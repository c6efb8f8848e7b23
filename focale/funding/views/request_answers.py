"""How a request ends: the funder's answer, or ours when it is taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.funding.answer_form import AnswerForm
from focale.people.rights import Right, right

from .requests import get, shown


@require_POST
@right(Right.EDIT_GRANTS)
def request_answer(request, pk):
    """Yes, with an amount; or no."""
    found = get(request, pk)
    form = AnswerForm(request.POST, asked=found)
    if form.is_valid():
        try:
            if form.cleaned_data["cents"]:
                return redirect("grant", found.accept(by=request.user, **form.facts()).pk)
            found.refuse(on=form.cleaned_data["on"], by=request.user)
            return redirect("request", pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return shown(request, found, form)


@require_POST
@right(Right.EDIT_GRANTS)
def request_withdrawal(request, pk):
    """We no longer ask: it stays to be read."""
    found = get(request, pk)
    try:
        found.withdraw(by=request.user)
        messages.success(request, _("La demande est retirée. Elle reste lisible ici."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("request", pk)
