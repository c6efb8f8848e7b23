"""The papers every funder asks for: ready for the next request?"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.funding.models import OrganisationDocument
from focale.funding.standing import ready_papers
from focale.ground.models import record
from focale.ground.pages import page
from focale.people.handed_over import handed_over
from focale.people.rights import Right, may, right


@require_safe
@right(Right.SEE_GRANTS)
def documents(request):
    """Ready for the next request?"""
    papers, others = ready_papers()
    context = {
        "papers": papers,
        "others": others,
        "good": sum(paper.is_good for paper in papers),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/documents.html", context)


def _get(request, pk):
    return get_object_or_404(OrganisationDocument.objects.visible_to(request.user), pk=pk)


@require_safe
@right(Right.SEE_GRANTS)
def document_file(request, pk):
    found = _get(request, pk)
    return handed_over(found.file, f"{found.kind}-{found.issued_on}")


@require_POST
@right(Right.EDIT_GRANTS)
def document_removal(request, pk):
    """Handed in by mistake: the paper and its file go."""
    found = _get(request, pk)
    record("document.removed", found, by=request.user, name=str(found), issued_on=found.issued_on.isoformat())
    found.file.delete(save=False)
    found.delete()
    messages.success(request, _("Le document est retiré."))
    return redirect("documents")
