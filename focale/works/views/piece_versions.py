"""How a piece was: any two of its versions side by side, and back to one of them, whole or in one answer."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.works.comparing import changed_labels, differences
from focale.works.models import PieceVersion
from focale.works.views.collections import layout_for
from focale.works.views.pieces import piece_of
from focale.works.views.saying import done

SHOWN = 60


def _today(piece):
    """The piece as it stands, as one more version that is kept nowhere."""
    facts = {"content": piece.content, "at": piece.written_at, "by": piece.last_by}
    return PieceVersion(piece=piece, number=piece.number, **facts)


@require_safe
def piece_versions(request, pk):
    """Those kept, the newest first, each with what changed after it; two of them side by side."""
    piece = piece_of(request, pk)
    kept = piece.versions.exclude(number=piece.number).select_related("by__person")[:SHOWN]
    rows = [_today(piece), *kept]
    numbers = {row.number: row for row in rows}
    after = numbers.get(_number(request.GET.get("apres")), rows[0])
    before = numbers.get(_number(request.GET.get("avant")), rows[min(1, len(rows) - 1)])
    before, after = sorted((before, after), key=lambda row: row.number)
    told = [
        (rows[0], []),
        *((row, changed_labels(piece, row.content, then.content)) for then, row in _steps(rows)),
    ]
    context = {
        "piece": piece,
        "rows": told,
        "before": before,
        "after": after,
        "changes": differences(piece, before.content, after.content),
        "may_write": piece.is_written_by(request.user) and not piece.why_closed,
        "layout": layout_for(request.user),
    }
    return page(request, "works/piece_versions.html", context)


def _steps(rows):
    """Each version with the one that followed it."""
    return zip(rows, rows[1:], strict=False)


def _number(typed) -> int:
    """The number of a version; the first is 0, and -1 is none."""
    return key_of(typed) if (typed or "").isdecimal() else -1


@require_POST
def piece_restoring(request, pk, number):
    """Make it again what it was then, or only one answer (`answer`)."""
    piece = piece_of(request, pk)
    version = get_object_or_404(piece.versions, number=number)
    done(
        request,
        piece.restore,
        version,
        only=tuple(request.POST.getlist("answer")[:20]),
        words=_("C'est comme avant. La version d'aujourd'hui est gardée aussi."),
    )
    return redirect("piece-versions", pk)
