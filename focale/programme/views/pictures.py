from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from focale.ground.dates import span
from focale.ground.models import Identity
from focale.ground.postcards import postcard
from focale.programme.models import Activity, Picture, Strand
from focale.programme.motifs import motif_of
from focale.programme.pictures import WIDTHS, small

YEAR = 31_536_000
HOUR = 3_600


@login_not_required
@require_safe
def picture(request, pk, width, mark):
    """A picture of a published activity at one of our widths; its address changes with the file."""
    found = Picture.objects.filter(activity__in=Activity.objects.visible_to(request.user))
    return _small(get_object_or_404(found, pk=pk).file, width)


@login_not_required
@require_safe
def strand_picture(request, pk, width, mark):
    """The picture of a standing project at one of our widths."""
    found = Strand.objects.visible_to(request.user).exclude(picture="")
    return _small(get_object_or_404(found, pk=pk).picture, width)


@login_not_required
@require_safe
def activity_picture(request, slug):
    """The picture other sites show when somebody shares the page: drawing, title, dates, 1200 × 630."""
    activity = get_object_or_404(Activity.objects.visible_to(request.user), slug=slug)
    dates = list(activity.occurrences.scheduled().order_by("starts_at").values_list("starts_at", "ends_at"))
    identity = Identity.current()
    card = postcard(
        activity.title,
        motif_of(activity),
        activity.title,
        when=span(dates[0][0], dates[-1][1]) if dates else "",
        name=identity.name,
        colour=identity.colour,
        language=get_language(),
    )
    response = HttpResponse(card, content_type="image/png")
    response.headers["Cache-Control"] = f"public, max-age={HOUR}"
    return response


def _small(file, width):
    if width not in WIDTHS:
        raise Http404
    try:
        body = small(file.path, width)
    except OSError as error:
        raise Http404 from error
    response = HttpResponse(body, content_type="image/webp")
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
