"""Numbered papers: one as PDF."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from focale.money.models import Paper
from focale.money.paper_pdf import paper_pdf


@require_safe
def show(request, pk):
    """The paper as PDF, for the team and for whom it is made out to."""
    paper = get_object_or_404(Paper.objects.visible_to(request.user), pk=pk)
    answer = HttpResponse(paper_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{paper.name}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
