"""One hour of a volunteer or of a machine that a report counts."""

from django.http import Http404
from django.views.decorators.http import require_safe

from focale.funding.fact_rows import title_of
from focale.funding.hour_facts import PARTS, facts_of, found_in
from focale.ground.pages import page
from focale.people.rights import Right, right

from .report_rows import get


@require_safe
@right(Right.SEE_GRANTS)
def grant_report_hour(request, pk, noun, key):
    """What stands behind it today."""
    report = get(request, pk)
    if noun not in PARTS or (hour := found_in(report, noun, key)) is None:
        raise Http404
    part = PARTS[noun][0]
    context = {
        "report": report,
        "title": hour.task.name if noun == "volunteer_time" else hour.equipment.name,
        "part": part,
        "part_words": title_of(part),
        "facts": facts_of(report, noun, hour, request.user),
    }
    return page(request, "funding/grants/report_hour.html", context)
