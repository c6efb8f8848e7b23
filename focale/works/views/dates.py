"""From a date to what was made that day."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.models import Occurrence
from focale.works.models import Production


@right(Right.MAKE_WORKS)
@require_safe
def of_date(request, pk):
    """The productions of this date; one may add it to another, or begin one."""
    date = fetch_date(request, pk)
    seen = Production.objects.changeable_by(request.user).open().order_by("title", "pk")
    context = {
        "date": date,
        "productions": Production.objects.visible_to(request.user).filter(occurrences=date),
        "others": seen.exclude(occurrences=date),
    }
    return page(request, "works/of_date.html", context)


@right(Right.MAKE_WORKS)
@require_POST
def joining(request, pk):
    """Say that a production worked on this date, or that it did not."""
    date, key = fetch_date(request, pk), key_of(request.POST.get("production"))
    found = get_object_or_404(Production.objects.changeable_by(request.user), pk=key)
    dates = set(found.occurrences.all())
    try:
        found.change(
            by=request.user,
            occurrences=dates - {date} if "retirer" in request.POST else dates | {date},
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("production-of-date", pk)
    if "retirer" in request.POST:
        return redirect("production-plan", found.pk)
    messages.success(request, _("La séance est ajoutée. Déposez ses fichiers."))
    return redirect(found)


def fetch_date(request, pk):
    return get_object_or_404(Occurrence.objects.markable_by(request.user).select_related("activity"), pk=pk)
