"""Who gives money, their calls for projects, and the papers they ask for."""

from django.views.decorators.http import require_safe

from focale.funding.models import Call, Funder
from focale.funding.standing import readiness
from focale.ground.pages import page
from focale.people.rights import Right, may, right


@require_safe
@right(Right.SEE_GRANTS)
def funders(request):
    """Who gives money, and their calls for projects."""
    context = {
        "funders": Funder.objects.visible_to(request.user).select_related("organisation", "scheme"),
        "calls": Call.objects.select_related("funder__organisation"),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/funders.html", context)


@require_safe
@right(Right.SEE_GRANTS)
def documents(request):
    """Ready for the next request?"""
    context = {"papers": readiness(), "may_edit": may(request.user, Right.EDIT_GRANTS)}
    return page(request, "funding/grants/documents.html", context)
