"""One scan of a roll: where its frames lie, and where the film is clear."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.works.models import Scan
from focale.works.models.scan import MOST_FRAMES, PART
from focale.works.touching import read_point, touchable
from focale.works.views.production import frame
from focale.works.views.saying import done

SIDES = "left", "top", "right", "bottom"


def scan_of(request, pk):
    seen = Scan.objects.visible_to(request.user).select_related("original", "roll__production")
    return get_object_or_404(seen.prefetch_related("original__renditions"), pk=pk)


def picture_of(scan):
    """The largest of what is shown of the scan; None while it is not made."""
    shown = [one for one in scan.original.renditions.all() if one.media_type.startswith("image/")]
    return next((one for one in shown if one.label == "1280"), shown[-1] if shown else None)


def scan(request, pk):
    """Its frames drawn on it, ticked and set right in numbers."""
    found = scan_of(request, pk)
    if request.method == "POST":
        frames = [_read(request.POST, row) for row in range(MOST_FRAMES + 1)]
        if done(request, found.lay_frames, [one for one in frames if one], words=_("Les vues sont notées.")):
            return redirect("roll", found.roll_id)
        return redirect("scan", pk)
    picture = picture_of(found)
    rows = [_told(negative, picture) for negative in found.negatives.all()]
    context = frame(request, found.roll.production, "production") | {
        "scan": found, "roll": found.roll, "picture": picture, "rows": rows,
        "next_number": max((row["number"] for row in rows), default=0) + 1,
        "touch": touchable(picture.width, picture.height) if picture and "vierge" in request.GET else None,
    }  # fmt: skip
    return page(request, "works/scan.html", context)


def _told(negative, picture):
    """A row of the form, and its box in pixels of the picture."""
    area = [part / PART for part in negative.area]
    sizes = (picture.width, picture.height) * 2 if picture else (0, 0) * 2
    left, top, right, bottom = (share * size for share, size in zip(area, sizes, strict=True))
    box = zip("x y width height".split(), (left, top, right - left, bottom - top), strict=True)
    return {
        "key": negative.pk, "number": negative.number, "is_kept": negative.is_kept,
        "sides": list(zip(SIDES, (f"{share * 100:.1f}" for share in area), strict=True)),
        **{name: f"{number:.1f}" for name, number in box},
    }  # fmt: skip


def _read(post, row):
    """What was typed in this row; None for a row that is empty or taken out."""
    typed = [post.get(f"frame-{row}-{side}", "").replace(",", ".") for side in SIDES]
    if not all(typed) or post.get(f"frame-{row}-out"):
        return None
    try:
        area = [round(float(word) * PART / 100) for word in typed]
    except (ValueError, OverflowError):
        area = [-1, 0, 0, 0]
    which, number = key_of(post.get(f"frame-{row}-key")), key_of(post.get(f"frame-{row}-number"))
    return which or None, number, area, bool(post.get(f"frame-{row}-kept"))


@require_POST
def scan_base(request, pk):
    """This place is clear film: the whole roll follows."""
    found = scan_of(request, pk)
    picture = picture_of(found)

    def point_at(by):
        size = touchable(picture.width, picture.height) if picture else (1, 1)
        found.roll.pick("base", found, read_point(request.POST, size), by=by)

    done(request, point_at, words=_("Le film vierge est là ; les épreuves se refont."))
    return redirect("roll", found.roll_id)
