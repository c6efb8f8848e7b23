"""A request to a funder: prepared, sent and frozen, answered."""

from datetime import date

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from focale.funding.cerfa import GROUPS, IN_KIND
from focale.funding.grant_forms import day_box
from focale.funding.models import GrantRequest
from focale.funding.report_money import planned_of
from focale.funding.reporting import action_words, indicators_of
from focale.funding.standing import readiness
from focale.ground.day_fields import DayField
from focale.ground.forms import EurosField
from focale.ground.pages import page
from focale.money.models import Issuer
from focale.people.rights import Right, may, right


class AnswerForm(forms.Form):
    """What the funder answered. Without an amount it is a no."""

    cents = EurosField(label=_("Montant accordé"), required=False, help_text=_("Rien si c'est non."))
    on = DayField(label=_("Réponse du"), widget=day_box())


@require_safe
@right(Right.SEE_GRANTS)
def grant_request(request, pk):
    return _shown(request, _get(request, pk))


def _get(request, pk):
    found = GrantRequest.objects.visible_to(request.user).select_related("action", "funder__organisation")
    return get_object_or_404(found, pk=pk)


def _shown(request, found, form=None):
    content = found.frozen or content_of(found)
    context = {
        "asked": found,
        "content": content,
        "days": [date.fromisoformat(content["days"][name]) for name in ("first", "last")],
        "groups": [(group, lines) for group, lines in _groups(content["budget"]) if lines],
        "missing": [paper for paper in readiness() if not paper.is_good] if found.state == "draft" else [],
        "form": form or AnswerForm(initial={"on": timezone.localdate().isoformat()}),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/request.html", context, status=422 if form else 200)


def _groups(budget):
    for group in (*GROUPS, *IN_KIND):
        yield group, [(n, words or group.words, budget[n]) for n, words in group.lines if budget.get(n)]


@override(settings.LANGUAGE_CODE)
def content_of(asked) -> dict:
    """What goes to the funder, as in Cerfa 12156: who asks, for what, for whom, with which budget."""
    action = asked.action
    budget = planned_of(action, asked)
    days = {"first": action.first_day.isoformat(), "last": action.last_day.isoformat()}
    choices = {name: getattr(asked, name) for name in ("form", "frequency", "aim", "period")}
    return {
        "issuer": Issuer.current().as_printed(),
        "funder": {"name": str(asked.funder), "department": asked.funder.department},
        "asked_cents": asked.asked_cents,
        "choices": choices,
        "action": action_words(action),
        "days": days,
        "indicators": indicators_of(action, {}),
        "budget": budget,
    }


@require_POST
@right(Right.EDIT_GRANTS)
def request_sending(request, pk):
    """It has gone: from now on it stays as it was."""
    found = _get(request, pk)
    try:
        found.send(content_of(found), on=timezone.localdate(), by=request.user)
        messages.success(request, _("La demande est notée comme envoyée. Elle ne changera plus."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("request", pk)


@require_POST
@right(Right.EDIT_GRANTS)
def request_answer(request, pk):
    """Yes, with an amount; or no."""
    found = _get(request, pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        told, days = (
            form.cleaned_data,
            {"first_day": found.action.first_day, "last_day": found.action.last_day},
        )
        try:
            if told["cents"]:
                grant = found.accept(told["cents"], on=told["on"], by=request.user, **days)
                return redirect("grant", grant.pk)
            found.refuse(on=told["on"], by=request.user)
            return redirect("request", pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return _shown(request, found, form)
