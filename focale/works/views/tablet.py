"""The tablet in the hands of families: who is next, the questions, the signature. Nobody is signed in on it.

It knows one sitting, by its session; every page asks anew whether that sitting is still open.
"""

import time

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focale.ground.pages import page
from focale.works.models import Sitting
from focale.works.tablet.asked import asked_on
from focale.works.tablet.pictures import picture_of
from focale.works.tablet.reading import read, shown
from focale.works.tablet.signing import sign
from focale.works.views.media import handed

SITTING, SIGNED = "sitting", "signed"
CORRECTING = 5 * 60
"""Seconds during which who has just signed may correct, unless the tablet goes on before."""


def hand_over(request, sitting):
    """From now on this browser is the tablet: nobody is signed in, and it knows this sitting alone."""
    logout(request)
    request.session[SITTING] = sitting.pk
    request.session.set_expiry(sitting.ends_at)


def sitting_of(request):
    """The sitting of this tablet while it is open; None on any other browser."""
    key = request.session.get(SITTING)
    rows = Sitting.objects.open().select_related("production", "occurrence__activity", "opened_by__person")
    return rows.filter(pk=key, opened_by__is_active=True).first() if key else None


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def tablet(request):
    """Who has still to answer; on a browser that is no tablet yet, the place to type the code."""
    sitting = sitting_of(request)
    if sitting is None:
        return _enter(request)
    asked = asked_on(sitting)
    return page(request, "works/tablet.html", {"sitting": sitting, "asked": list(asked.values())})


def _enter(request):
    typed = request.POST.get("code", "")[:40]
    found = Sitting.objects.enter(typed) if request.method == "POST" else None
    if found:
        hand_over(request, found)
        return redirect("tablet")
    wrong = request.method == "POST" and _("Ce code n'ouvre rien, ou n'ouvre plus. Demandez-en un autre.")
    context = {"wrong": wrong, "code": typed or request.GET.get("code", "")[:40]}
    return page(request, "works/tablet_code.html", context, status=422 if wrong else 200)


def _corrects(request, pk) -> bool:
    """Whether this person has just signed, and still holds the tablet."""
    who, since = request.session.get(SIGNED, (0, 0))
    return who == pk and time.time() - since < CORRECTING


def _asked(request, sitting, pk):
    """What this person is asked, and whether they correct what they have just signed."""
    again = _corrects(request, pk)
    asked = asked_on(sitting, again_for=pk if again else None).get(pk)
    if asked is None:
        raise Http404
    return asked, again


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def tablet_person(request, pk):
    """The questions of one person, and the signature; the code where the team has closed the tablet."""
    sitting = sitting_of(request)
    if sitting is None:
        return redirect("tablet")
    asked, again = _asked(request, sitting, pk)
    wrong = ""
    if request.method == "POST":
        try:
            sign(sitting, asked.giver, again=again, **read(request.POST, asked))
        except ValidationError as refusal:
            wrong = " ".join(refusal.messages)
        else:
            request.session[SIGNED] = pk, time.time()
            return redirect("tablet-thanks", pk)
    context = {"sitting": sitting, "asked": asked, "wrong": wrong, "is_child": asked.giver.is_minor()}
    context |= shown(request.POST, asked, sitting)
    return page(request, "works/tablet_person.html", context, status=422 if wrong else 200)


@login_not_required
@never_cache
@require_safe
def tablet_thanks(request, pk):
    """It is kept; who of the same family is next."""
    sitting = sitting_of(request)
    if sitting is None or not _corrects(request, pk):
        return redirect("tablet")
    asked, _again = _asked(request, sitting, pk)
    about = {block.about.pk for block in asked.blocks} | {pk}
    waiting = asked_on(sitting)
    near = [one for key, one in waiting.items() if key in about or about & _about(one)]
    context = {"sitting": sitting, "who": asked.giver, "near": near, "left": len(waiting)}
    return page(request, "works/tablet_thanks.html", context)


def _about(asked):
    return {block.about.pk for block in asked.blocks}


@login_not_required
@require_safe
def tablet_picture(request, key):
    """A small picture a question is about, while the sitting is open."""
    sitting = sitting_of(request)
    shown = picture_of(sitting, key) if sitting else None
    if shown is None:
        raise Http404
    return handed(request, shown.address, media_type=shown.media_type)


@login_not_required
@never_cache
@require_POST
def tablet_next(request):
    """The tablet goes to somebody else: nobody corrects the answers of who had it before."""
    request.session.pop(SIGNED, None)
    return redirect("tablet")


@login_not_required
@never_cache
@require_POST
def tablet_end(request):
    """Nobody signs on it any more; the team signs in again to go on."""
    sitting = sitting_of(request)
    if sitting is None:
        return redirect("tablet")
    sitting.close(by=sitting.opened_by)
    logout(request)
    return redirect("sign-in")
