"""How a piece was: what changed since, and back to it."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.works.comparing import differences
from focale.works.views.pieces import piece_of
from focale.works.views.saying import done

SHOWN = 30


@require_safe
def piece_versions(request, pk):
    """The versions kept, the newest first, each with what changed until today."""
    piece = piece_of(request, pk)
    versions = piece.versions.exclude(number=piece.number).select_related("by__person")[:SHOWN]
    rows = [(version, differences(piece, version.content, piece.content)) for version in versions]
    context = {"piece": piece, "rows": rows, "may_write": piece.is_written_by(request.user)}
    return page(request, "works/piece_versions.html", context)


@require_POST
def piece_restoring(request, pk, number):
    """Make it again what it was then."""
    piece = piece_of(request, pk)
    version = get_object_or_404(piece.versions, number=number)
    done(
        request,
        piece.restore,
        version,
        words=_("C'est comme avant. La version d'aujourd'hui est gardée aussi."),
    )
    return redirect("piece-versions", pk)
