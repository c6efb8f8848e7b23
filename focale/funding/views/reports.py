"""Reports saved for a funder: kept as they were, printed again, compared with today, made public or not."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.funding.forms import ReportForm, SelectionForm
from focale.funding.models import Report
from focale.funding.sheets import sheets_of
from focale.funding.shipped import in_page_language
from focale.funding.showing import nowhere
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.pages import page
from focale.people.rights import Right, right

from .figures import shown

ON_A_PAGE = 30


@right(Right.SEE_FIGURES)
def reports(request):
    found = Report.objects.visible_to(request.user).defer("content")
    sheet = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return page(request, "funding/reports.html", {"sheet": sheet})


@right(Right.SAVE_REPORTS)
def report_new(request):
    asked = SelectionForm(request.GET)
    if not asked.is_valid():
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        saved = Report.objects.save_for(
            told["funder"],
            title=told["title"],
            note=told["note"],
            selection=asked.selection,
            scheme=asked.scheme,
            words=asked.narrowed_words(),
            by=request.user,
        )
        messages.success(request, _("Bilan enregistré. Il ne changera plus."))
        return redirect(saved)
    context = {"form": form, "asked": asked, "narrowed": asked.narrowed_words()}
    return page(request, "funding/report_new.html", context, status=422 if form.is_bound else 200)


def links(report, account):
    """The address of the rows behind a figure of the report, for those who may open them."""
    if not account.may(Right.SEE_ROWS):
        return nowhere
    address = reverse("report-rows", args=[report.pk])
    return lambda measure, **where: f"{address}?{urlencode({'quoi': measure, **where})}"


@right(Right.SEE_FIGURES)
def report(request, pk):
    found = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    context = shown(found.figures, links(found, request.user)) | {
        "report": found,
        "is_intact": found.is_intact(),
        "may_save": request.user.may(Right.SAVE_REPORTS),
        "may_see_rows": request.user.may(Right.SEE_ROWS),
    }
    return page(request, "funding/report.html", context)


@right(Right.SEE_FIGURES)
def report_comparison(request, pk):
    found = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    context = {"report": found, "changes": found.changes_since()}
    return page(request, "funding/report_comparison.html", context)


@require_POST
@right(Right.SAVE_REPORTS)
def report_publication(request, pk):
    found = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    try:
        if "retirer" in request.POST:
            found.withdraw(by=request.user)
            messages.success(request, _("Ce bilan n'est plus public."))
        else:
            found.publish(by=request.user)
            messages.success(request, _("Ce bilan est public, petits nombres masqués."))
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return redirect(found)


@right(Right.SEE_FIGURES)
def report_file(request, pk):
    found = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
    wanted = request.GET.get("format")
    if wanted not in MOST_ROWS:
        raise Http404
    heading = [(_("Bilan"), found.title), (_("Pour"), found.funder), (_("Du"), str(found.first_day))]
    heading += [
        (_("Au"), str(found.last_day)),
        (_("Grille"), in_page_language(found.content["scheme"]["name"])),
    ]
    heading += [*map(tuple, found.content["words"]), (_("Empreinte"), found.sha256)]
    return exported(wanted, f"bilan-{found.pk}-{found.title}", sheets_of(found.figures, heading))
