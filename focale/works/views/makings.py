"""What is worked on behind: what waits, runs, failed, and was done today."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.works.models import Making
from focale.works.models.making import Progress

SHOWN = 50


@right(Right.MAKE_WORKS)
@require_safe
def makings(request):
    """Of the productions this account sees, and the ZIPs it may follow; the list alone when htmx asks
    again."""
    rows = Making.objects.visible_to(request.user).select_related(
        "original__production", "take__arrangement__production", "take__arrangement__piece",
        "take__arrangement__source", "takeaway__person",
    )  # fmt: skip
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    line = list(rows.unfinished().order_by("-progress", "asked_at", "pk")[:SHOWN])
    context = {
        "running": [each for each in line if each.progress != Progress.WAITING],
        "waiting": [each for each in line if each.progress == Progress.WAITING],
        "waiting_count": rows.filter(progress=Progress.WAITING).count(),
        "failed": rows.filter(progress=Progress.FAILED).order_by("-ended_at", "-pk")[:SHOWN],
        "done": rows.filter(progress=Progress.DONE, ended_at__gte=today).order_by("-ended_at", "-pk")[:SHOWN],
    }
    return page(request, "works/makings.html", context, fragment="line")
