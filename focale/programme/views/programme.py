from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.views.decorators.http import require_safe

from focale.ground.pages import kept, page
from focale.programme.listing import by_week, dates_of, entries_of, frames_of, sifted
from focale.programme.sifting import Sift, SiftForm

FRAMES = 60


@login_not_required
@require_safe
@kept("programme", asks=[*SiftForm.base_fields, "page"])
def programme(request):
    """What is coming, narrowed by the filters of the address."""
    sift = Sift(request.GET)
    entries = entries_of(sifted(sift))
    sheet = Paginator(entries, FRAMES).get_page(request.GET.get("page"))
    dates = dates_of(sheet.object_list)
    frames = frames_of(sheet.object_list, dates, first_number=max(sheet.start_index() - 1, 0))
    context = {
        "weeks": by_week(sheet.object_list, frames, dates),
        "count": len(entries),
        "sheet": sheet,
        "sift": sift,
        "options": sift.options(),
    }
    response = page(request, "programme/programme.html", context, fragment="results")
    response.headers["HX-Push-Url"] = f"{request.path}?{sift.query}" if sift.query else request.path
    return response
