"""Faces hidden in everything made of a picture: proposed by the program, drawn and confirmed by a person."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from focale.ground.pages import page
from focale.works.models import Original
from focale.works.models.original import Family, State
from focale.works.veiling import typed_boxes
from focale.works.views.production import frame
from focale.works.views.saying import done


def original_veils(request, pk):
    """The picture with its boxes: those hidden, and those proposed."""
    seen = Original.objects.removable_by(request.user).kept().select_related("production")
    original = get_object_or_404(seen.filter(family=Family.PICTURE, state=State.READY), pk=pk)
    if request.method == "POST":
        boxes = [ticked.split(",") for ticked in request.POST.getlist("box")] + typed_boxes(request.POST)
        words = _("C'est voilé ; les images sont refaites.") if boxes else _("Plus rien n'est voilé.")
        done(request, original.veil, boxes, words=words)
        return redirect("original-veils", pk)
    context = frame(request, original.production, "production") | {
        "original": original,
        "picture": original.renditions.filter(media_type__startswith="image/").last(),
        "boxes": offered(original),
    }
    return page(request, "works/veils.html", context)


def offered(original) -> list[dict]:
    """The boxes hidden now, then those proposed that lie on none of them."""
    hidden = [{"box": box, "is_hidden": True} for box in original.veils]
    found = original.facts.get("faces", [])
    free = [box for box in found if not any(_touch(box, one) for one in original.veils)]
    boxes = hidden + [{"box": box, "is_hidden": False} for box in free]
    return [one | {"text": ",".join(map(str, one["box"]))} for one in boxes]


def _touch(one, other):
    return all(
        one[place] < other[place] + other[place + 2] and other[place] < one[place] + one[place + 2]
        for place in (0, 1)
    )
