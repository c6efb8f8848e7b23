"""The papers every funder asks for: ready for the next request?"""

from django.contrib import messages
from django.db import transaction
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
    kept = found.file.storage, found.file.name
    told = {"name": str(found), "issued_on": found.issued_on.isoformat()}
    with transaction.atomic():
        record("document.removed", found, by=request.user, **told)
        found.delete()
        transaction.on_commit(lambda: kept[1] and kept[0].delete(kept[1]))
    messages.success(request, _("Le document est retiré."))
    return redirect("documents")
