"""A request to a funder: prepared, printed, sent and frozen."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.funding.answer_form import AnswerForm
from focale.funding.cerfa import GROUPS, IN_KIND
from focale.funding.models import GrantRequest
from focale.funding.request_page import facts_of, givers_of
from focale.funding.request_pdf import request_pdf
from focale.funding.requesting import content_of, gaps_of
from focale.funding.standing import readiness
from focale.ground.pages import page
from focale.people.rights import Right, may, right

from .report_files import as_pdf


@require_safe
@right(Right.SEE_GRANTS)
def grant_request(request, pk):
    return shown(request, get(request, pk))


def get(request, pk):
    found = GrantRequest.objects.visible_to(request.user).select_related("action", "funder__organisation")
    return get_object_or_404(found.select_related("call", "grant"), pk=pk)


def shown(request, found, form=None):
    content, is_draft = found.frozen or content_of(found), found.state == GrantRequest.State.DRAFT
    context = {
        "asked": found,
        "content": content,
        "facts": facts_of(content),
        "days": [date.fromisoformat(content["days"][name]) for name in ("first", "last")],
        "groups": [(group, lines) for group, lines in _groups(content["budget"]) if lines],
        "givers": givers_of(content),
        "gaps": gaps_of(content) if is_draft else [],
        "missing": [paper for paper in readiness() if not paper.is_good] if is_draft else [],
        "form": form or AnswerForm(asked=found),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
        "may_withdraw": found.state in (GrantRequest.State.DRAFT, GrantRequest.State.SENT),
    }
    return page(request, "funding/grants/request.html", context, status=422 if form else 200)


def _groups(budget):
    for group in (*GROUPS, *IN_KIND):
        yield group, [(n, words or group.words, budget[n]) for n, words in group.lines if budget.get(n)]


@require_safe
@right(Right.SEE_GRANTS)
def request_file(request, pk):
    """The request as Cerfa 12156*06 lays it out."""
    found = get(request, pk)
    content = found.frozen or content_of(found)
    return as_pdf(request_pdf(found, content), f"demande-{found.action.name}-{found.funder}")


@require_POST
@right(Right.EDIT_GRANTS)
def request_sending(request, pk):
    """It has gone: from now on it stays as it was."""
    found = get(request, pk)
    try:
        found.send(content_of(found), on=timezone.localdate(), by=request.user)
        messages.success(request, _("La demande est notée comme envoyée. Elle ne changera plus."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("request", pk)
