"""The figures everybody may read: the reports the team made public, small numbers masked."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404

from focale.funding.masking import masked
from focale.funding.models import Report
from focale.ground.pages import page

from .figures import shown


@login_not_required
def public_figures(request):
    reports = Report.objects.published().defer("content").order_by("-last_day", "-pk")
    return page(request, "funding/public_figures.html", {"reports": reports})


@login_not_required
def public_report(request, pk):
    found = get_object_or_404(Report.objects.published(), pk=pk)
    return page(request, "funding/public_report.html", shown(masked(found.figures)) | {"report": found})
