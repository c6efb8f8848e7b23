"""What the buttons of the page say: « partager:12 », « verifier », « revenir:7 », « ecouter:1 » (to recognise
speech)."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from focale.ground.keys import key_of
from focale.works.models import Captions

from . import gestures, times


def act(captions, request) -> int:
    """Do what the button pressed says. The number of the block to come back to; 0: the beginning.

    Raises ValidationError with a sentence.
    """
    word, _colon, key = request.POST.get("faire", "").partition(":")
    if not word:
        return key_of(request.GET.get("bloc"))
    if word not in ACTS:
        raise Http404
    return ACTS[word](captions, key_of(key), request)


def _split(captions, key, request):
    caret = request.POST.get("caret", "")
    caret = int(caret) if caret.isdecimal() and len(caret) < 5 else None
    captions.rework(gestures.split, key, caret=caret, by=request.user)
    return key


def _join(captions, key, request):
    captions.rework(gestures.join, key, by=request.user)
    return key


def _remove(captions, key, request):
    keys = [block["id"] for block in captions.blocks]
    place = keys.index(key) if key in keys else 0
    captions.rework(gestures.remove, key, by=request.user)
    left = captions.blocks
    return left[min(place, len(left) - 1)]["id"] if left else 0


def _add(captions, key, request):
    at = times.read(request.POST.get("moment", "")) if not key else None
    captions.rework(gestures.add, key, at=at, by=request.user)
    return captions.last_block


def _shift(captions, key, request):
    typed = request.POST.get(f"by-{key}", "").replace(",", ".").replace("−", "-").strip()
    try:
        seconds = round(float(typed), 3)
    except ValueError:
        seconds = None
    if not seconds or not abs(seconds) <= times.LONGEST:  # « nan » is a number, too
        raise ValidationError(_("Écrivez de combien de secondes : 1,5 plus tard, ou -1,5 plus tôt."))
    captions.rework(gestures.shift, key, seconds=seconds, by=request.user)
    return key


def _check(captions, _key, request):
    captions.vouch(seen=key_of(request.POST.get("lu")), by=request.user)
    return 0


def _restore(captions, number, request):
    version = captions.versions.filter(number=number).first()
    if version is None:
        raise Http404
    captions.restore(version, by=request.user)
    return key_of(request.GET.get("bloc"))


def _listen(captions, key, request):
    work = "speech" if key else "blocks"
    Captions.objects.ask(captions, work, draft=captions.draft, by=request.user)
    return 0


ACTS = {
    "partager": _split,
    "joindre": _join,
    "retirer": _remove,
    "ajouter": _add,
    "decaler": _shift,
    "verifier": _check,
    "revenir": _restore,
    "ecouter": _listen,
}
