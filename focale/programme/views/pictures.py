from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from focale.ground.dates import span
from focale.ground.models import Identity
from focale.ground.postcards import postcard
from focale.programme.models import Activity, Picture
from focale.programme.models.picture import TYPES, WIDTHS
from focale.programme.motifs import motif_of
from mediatools.typeset import TypesetBusy

YEAR = 31_536_000
HOUR = 3_600
SOON = 5


@login_not_required
@require_safe
def picture(request, pk, width, mark, kind):
    """A rendition of a picture of a published activity or strand; its address changes with the file."""
    found = get_object_or_404(Picture.objects.visible_to(request.user).rendered(), pk=pk)
    if width not in WIDTHS or kind not in TYPES:
        raise Http404
    with found.file.storage.open(found.rendition_name(width, kind)) as rendition:
        return _for_ever(rendition.read(), "image/jpeg" if kind == "jpg" else "image/webp")


@login_not_required
@require_safe
def activity_picture(request, slug):
    """The picture other sites show when somebody shares the page: drawing, title, dates, 1200 × 630. While
    too many others are being drawn it asks to come again."""
    activity = get_object_or_404(Activity.objects.visible_to(request.user), slug=slug)
    dates = list(activity.occurrences.scheduled().order_by("starts_at").values_list("starts_at", "ends_at"))
    identity = Identity.current()
    try:
        card = postcard(
            activity.title,
            motif_of(activity),
            activity.title,
            when=span(dates[0][0], dates[-1][1]) if dates else "",
            name=identity.name,
            colour=identity.colour,
            language=get_language(),
        )
    except TypesetBusy:
        return HttpResponse(status=503, headers={"Retry-After": SOON})
    response = HttpResponse(card, content_type="image/png")
    response.headers["Cache-Control"] = f"public, max-age={HOUR}"
    return response


def _for_ever(body, content_type):
    response = HttpResponse(body, content_type=content_type)
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
