"""The report owed in return for a grant: live while it is written, frozen once sent."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.funding.grant_forms import ReportWordsForm
from focale.funding.models import Grant, GrantReport
from focale.funding.report_page import shown
from focale.funding.reporting import content_of
from focale.ground.pages import page
from focale.people.rights import Right, may, right


@require_POST
@right(Right.EDIT_GRANTS)
def grant_report_new(request, pk):
    """Begin the report of this grant, or go on with the one that is being written."""
    grant = get_object_or_404(Grant.objects.visible_to(request.user), pk=pk)
    report = GrantReport.begin(grant, by=request.user)
    report.count(content_of(report))
    return redirect("grant-report", report.pk)


@require_POST
@right(Right.EDIT_GRANTS)
def grant_report_counting(request, pk):
    """Count again: what was entered since is in it."""
    found = _get(request, pk)
    try:
        found.count(content_of(found))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("grant-report", pk)


def _get(request, pk):
    found = GrantReport.objects.visible_to(request.user)
    return get_object_or_404(found.select_related("grant__funder__organisation", "grant__action"), pk=pk)


@require_safe
@right(Right.SEE_GRANTS)
def grant_report(request, pk):
    """The whole report, as it will be or was sent."""
    found = _get(request, pk)
    context = {
        "report": found,
        "content": found.content,
        **shown(found, request.user),
        "is_intact": not found.sent_at or found.is_intact(with_rows=False),
        "may_edit": may(request.user, Right.EDIT_GRANTS) and not found.sent_at,
    }
    return page(request, "funding/grants/report.html", context)


@right(Right.EDIT_GRANTS)
def grant_report_words(request, pk):
    """What no figure says: how it went, whether the aims were reached, why the budget differs."""
    found = _get(request, pk)
    form = ReportWordsForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            held = GrantReport.objects.get(pk=pk)
            held.write(by=request.user, **form.cleaned_data)
            held.count(content_of(held))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("grant-report", pk)
    context = {"report": found, "form": form}
    return page(request, "funding/grants/report_words.html", context, status=422 if form.is_bound else 200)


@require_POST
@right(Right.EDIT_GRANTS)
def grant_report_sending(request, pk):
    found = _get(request, pk)
    try:
        found.send(content_of(found), by=request.user)
        messages.success(request, _("Le bilan est figé : il dira toujours la même chose."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("grant-report", pk)
