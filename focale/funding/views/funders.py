"""Who gives money, and their calls for projects."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from focale.funding.models import Call, Funder
from focale.ground.pages import page
from focale.people.rights import Right, may, right

PAST = 20


@require_safe
@right(Right.SEE_GRANTS)
def funders(request):
    """Who gives money, and their calls for projects."""
    calls, today = Call.objects.select_related("funder__organisation"), timezone.localdate()
    context = {
        "funders": Funder.objects.visible_to(request.user).select_related("organisation", "scheme"),
        "calls": calls.filter(closes_on__gte=today),
        "past": calls.filter(closes_on__lt=today)[:PAST],
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/funders.html", context)
