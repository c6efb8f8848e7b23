"""Drawn pictures as files, for whoever cannot take them from the page: feeds, mails, other sites."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from ..drawings import MOTIFS
from ..pictures import drawing_file

YEAR = 31_536_000
LONGEST = 200


@login_not_required
@require_safe
def drawn_picture(request, motif, seed):
    """The drawing of a motif for these words, as SVG; never changes."""
    if motif not in MOTIFS or len(seed) > LONGEST:
        raise Http404
    response = HttpResponse(drawing_file(seed, motif), content_type="image/svg+xml; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
