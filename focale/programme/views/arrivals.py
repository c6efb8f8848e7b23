"""A number in a rush: given at once, and the page where one waits a few seconds for one's turn."""

import re
import secrets

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from focale.ground.models import Identity
from focale.ground.pages import page
from focale.people.rights import Right, may
from focale.programme.models import Arrival, Seating

KEY = re.compile(r"[\w-]{16,24}")
HERE, KEPT_SECONDS = "/numero-a-venir/", 30


def number(request, seating_id):
    """Write the form down and say so, on a page that is drawn once for everybody."""
    _refuse_unknown(request, seating_id)
    given = request.POST.get("ticket", "")
    key = given if KEY.fullmatch(given) else secrets.token_urlsafe(16)
    by = request.user if request.user.is_authenticated else None
    Arrival.objects.take(seating_id, key, request.POST.urlencode(), by=by)
    answer = _drawn_once().replace(HERE, reverse("arrival", args=[key]))
    return HttpResponse(answer, status=202, headers={"Cache-Control": "no-store"})


def _refuse_unknown(request, seating_id):
    """Looked up once in a while: a thousand come for the same seats."""
    name = f"arrival:{seating_id}:{may(request.user, Right.SEE_PLANNING)}"
    if not cache.get(name):
        get_object_or_404(Seating.objects.visible_to(request.user), pk=seating_id)
        cache.set(name, True, 5)


def _drawn_once() -> str:
    name = f"arrival:{get_language()}"
    drawn = cache.get(name)
    if drawn is None:
        context = {"address": HERE, "pause": 5, "identity": Identity.current()}
        drawn = render_to_string("programme/registration_arrival.html", context)
        cache.set(name, drawn, KEPT_SECONDS)
    return drawn


@login_not_required
@never_cache
@require_safe
def show(request, key):
    """Still waiting, or on to the registration, or why it was refused with the way back into the form."""
    arrivals = Arrival.objects.select_related("seating__activity", "party")
    arrival = get_object_or_404(arrivals, key=key)
    if arrival.party:
        return redirect(arrival.party)
    context = {"arrival": arrival, "address": request.path, "pause": arrival.pause()}
    context["typed"] = [] if arrival.state == "waiting" else arrival.pairs()
    return page(request, "programme/registration_arrival.html", context)
