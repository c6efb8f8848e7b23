"""The pictures of a report: which ones, who is to be recognised on them, and whether everybody agreed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.funding.models import ReportPicture
from focale.funding.models.report_picture import allowed_among
from focale.funding.picture_forms import FacesForm, candidates
from focale.funding.reporting import content_of
from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.pictures import SMALL, picture_address

from .report_rows import get


@require_safe
@right(Right.EDIT_GRANTS)
def grant_report_pictures(request, pk):
    """Those chosen, and those that could be: of the activities of the action and of their strands."""
    report = get(request, pk)
    chosen = list(report.pictures.prefetch_related("shown"))
    taken, allowed = {picture.source_id for picture in chosen}, allowed_among(chosen)
    context = {
        "report": report,
        "chosen": [(picture, picture.pk in allowed) for picture in chosen],
        "offered": [
            (one, picture_address(one, SMALL))
            for one in candidates(report.grant.action)
            if one.pk not in taken
        ],
    }
    return page(request, "funding/grants/report_pictures.html", context)


@right(Right.EDIT_GRANTS)
def grant_report_picture(request, pk, source):
    """Take one picture, once it is said who is to be recognised on it."""
    report = get(request, pk)
    picture = get_object_or_404(candidates(report.grant.action), pk=source)
    typed = request.POST if request.method == "POST" else None
    form = FacesForm(typed, action=report.grant.action)
    if form.is_bound and form.is_valid():
        try:
            ReportPicture.choose(report, picture, shown=form.people, by=request.user)
            report.count(content_of(report))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("L'image est dans le bilan."))
            return redirect("grant-report-pictures", pk)
    context = {"report": report, "picture": picture, "form": form, "address": picture_address(picture, SMALL)}
    return page(request, "funding/grants/report_picture.html", context, status=422 if form.is_bound else 200)


@require_POST
@right(Right.EDIT_GRANTS)
def report_picture_removal(request, pk):
    """Out of the report."""
    picture = get_object_or_404(ReportPicture.objects.visible_to(request.user), pk=pk)
    try:
        picture.take_off(by=request.user)
        picture.report.count(content_of(picture.report))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("grant-report-pictures", picture.report_id)


@require_safe
@right(Right.SEE_GRANTS)
def report_picture_file(request, pk):
    """The copy itself, while everybody on it agrees."""
    picture = get_object_or_404(ReportPicture.objects.visible_to(request.user), pk=pk)
    if not picture.is_allowed():
        raise Http404
    return FileResponse(picture.file.open(), content_type="image/jpeg")
