"""One negative on the enlarger: time, grade, filters in a few buttons, and the proof at once."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.works.darkroom_words import said
from focale.works.models import Negative
from focale.works.models.negative import AS_IT_COMES
from focale.works.proving import proof_of, prove
from focale.works.serving import given
from focale.works.touching import read_point, touchable
from focale.works.views.production import frame
from focale.works.views.saying import done

STEPS = [
    ("clair", gettext_lazy("Plus clair"), "stops", -0.5),
    ("sombre", gettext_lazy("Plus sombre"), "stops", 0.5),
    ("doux", gettext_lazy("Plus doux"), "grade", -0.5),
    ("dur", gettext_lazy("Plus contrasté"), "grade", 0.5),
]
COLOURS = [
    ("rouge", gettext_lazy("Plus rouge"), 0, 5),
    ("cyan", gettext_lazy("Plus cyan"), 0, -5),
    ("vert", gettext_lazy("Plus vert"), 1, 5),
    ("rose", gettext_lazy("Plus rose"), 1, -5),
    ("bleu", gettext_lazy("Plus bleu"), 2, 5),
    ("jaune", gettext_lazy("Plus jaune"), 2, -5),
]


def negative_of(request, pk):
    seen = Negative.objects.visible_to(request.user).select_related(
        "scan__original", "scan__roll__production", "printed__original"
    )
    return get_object_or_404(seen.prefetch_related("scan__original__renditions"), pk=pk)


def negative(request, pk):
    """Its proof, and the buttons that change it."""
    found = negative_of(request, pk)
    if request.method == "POST":
        _act(request, found, request.POST.get("step", ""))
        return redirect("negative", pk)
    roll, proof = found.scan.roll, proof_of(found)
    beside = list(
        Negative.objects.filter(scan__roll=roll).order_by("number", "pk").values_list("pk", "number")
    )
    here = beside.index((found.pk, found.number))
    context = frame(request, roll.production, "production") | {
        "negative": found, "roll": roll, "proof": proof, "said": said(found.settings),
        "touch": touchable(proof.width, proof.height) if proof and "gris" in request.GET else None,
        "steps": STEPS, "colours": [] if found.settings.get("monochrome") else COLOURS,
        "before": beside[here - 1] if here else None, "after": (beside[here + 1 :] or [None])[0],
        "pictures": [one for one in found.scan.original.renditions.all() if one.media_type[:6] == "image/"],
    }  # fmt: skip
    return page(request, "works/negative.html", context, fragment="table")


def _act(request, found, step):
    if step == "partout":
        done(request, found.give_to_all, words=_("Toute la pellicule suit ; les épreuves se refont."))
    elif step == "tirer":
        done(request, found.ask_print, words=_("La vue se développe."))
    elif step == "remise":
        done(request, found.choose, **AS_IT_COMES)
    elif choices := _chosen(found, step):
        done(request, found.choose, **choices)


def _chosen(found, step):
    for code, _words, name, change in STEPS:
        if code == step:
            return {name: found.choices[name] + change}
    filters = list(found.choices["filtration"])
    for code, _words, layer, change in COLOURS:
        if code == step:
            filters[layer] += change
            return {"filtration": filters}
    return None


@require_POST
def negative_grey(request, pk):
    """This place should be grey: the whole roll follows."""
    found = negative_of(request, pk)
    proof = proof_of(found)
    if proof is None:
        raise Http404
    left, top, right, bottom = found.settings["area"]

    def point_at(by):
        x, y = read_point(request.POST, touchable(proof.width, proof.height))
        there = left + x * (right - left), top + y * (bottom - top)
        found.scan.roll.pick("grey", found.scan, there, by=by)
        prove([negative_of(request, pk)])

    done(request, point_at, words=_("La couleur suit ce point, sur toute la pellicule."))
    return redirect("negative", pk)


@require_safe
def negative_proof(request, pk):
    """The picture itself, to who sees the production."""
    found = get_object_or_404(
        Negative.objects.visible_to(request.user).filter(scan__original__binned_at=None), pk=pk
    )
    proof = proof_of(found)
    if proof is None:
        raise Http404
    return given(request, proof.address, size=proof.size, media_type="image/webp")
