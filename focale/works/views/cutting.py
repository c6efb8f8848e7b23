"""A photograph of a piece framed: each choice is a link that shows at once; what is kept is made behind."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground.pages import page
from focale.works.cropping import made_from, picture_of, whole_of
from focale.works.framing import Framing, drawn
from focale.works.models import PieceFile
from focale.works.touching import read_point, touchable
from focale.works.views.saying import done

SHAPES = [
    ("", gettext_lazy("Comme elle est")), ("1x1", gettext_lazy("Carré")), ("4x3", gettext_lazy("4 × 3")),
    ("3x2", gettext_lazy("3 × 2")), ("16x9", gettext_lazy("16 × 9")), ("3x4", gettext_lazy("Debout, 3 × 4")),
    ("2x3", gettext_lazy("Debout, 2 × 3")),
]  # fmt: skip


def piece_file_cut(request, pk):
    """The photograph as it would be; kept with one button, whole again with another."""
    rows = PieceFile.objects.visible_to(request.user).select_related(
        "piece__production", "original", "awaited"
    )
    file = get_object_or_404(rows.filter(original__family="picture"), pk=pk)
    if not file.piece.is_written_by(request.user):
        raise Http404
    if request.method == "POST":
        return _kept(request, file)
    cut = made_from(file.original)
    whole = cut.source if cut else file.original
    begun = Framing(**cut.recipe["framing"]) if cut and not request.GET else Framing.read(request.GET)
    picture = picture_of(whole)
    size = (picture.width, picture.height) if picture else (3, 2)
    context = {
        "file": file, "piece": file.piece, "framing": begun, "picture": picture, "is_cut": bool(cut),
        "drawn": drawn(begun.cut(size), size), "size": size, "choices": _choices(begun),
        "shapes": [(words, begun.address(shape=code), code == begun.shape) for code, words in SHAPES],
        "touch": touchable(*size) if "toucher" in request.GET else None,
    }  # fmt: skip
    return page(request, "works/cutting.html", context, fragment="frame")


def _choices(now):
    """The buttons: words, and where each leads."""
    return [
        (_("Serrer"), now.address(tight=now.tight + 1)),
        (_("Élargir"), now.address(tight=now.tight - 1)),
        (_("Tourner à gauche"), now.address(turn=now.turn - 1)),
        (_("Tourner à droite"), now.address(turn=now.turn + 1)),
        (_("Pencher à gauche"), now.address(straighten=now.straighten - 1)),
        (_("Pencher à droite"), now.address(straighten=now.straighten + 1)),
        (_("En miroir"), now.address(flip=1 - now.flip)),
        (_("Montrer ce qui compte"), now.address() + "&toucher=1"),
    ]


def _kept(request, file):
    framing = Framing.read(request.POST)
    if "toucher" in request.POST:
        picture = picture_of(whole_of(file))
        points = []
        size = touchable(picture.width, picture.height) if picture else (1, 1)
        done(request, lambda by: points.extend(read_point(request.POST, size)))
        there = dict(zip("xy", (round(share * 1000) for share in points), strict=False))
        return redirect(f"{request.path}{framing.address(**there)}")
    if "entiere" in request.POST or framing.is_whole:
        done(request, file.uncut, words=_("La photo est de nouveau entière."))
    else:
        done(request, file.cut, framing, words=_("C'est gardé ; la photo recadrée se prépare."))
    return redirect("piece-file", file.pk)
