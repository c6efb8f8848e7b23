from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.models import Identity
from focale.ground.pages import kept, page
from focale.programme.admission import ages_words
from focale.programme.leaflet import leaflet_of
from focale.programme.listing import beside, frames_beside
from focale.programme.models import Activity
from focale.programme.motifs import motif_of
from focale.programme.pictures import albums_of, first_in, shown
from focale.programme.public_prices import PublicPrices
from focale.programme.structured import absolute, as_script, event_of


@login_not_required
@require_safe
def activity(request, slug):
    """One activity for everybody; a draft only for the team, who read it before publishing."""
    try:
        return published(request, slug)
    except Http404:
        drafts = Activity.objects.visible_to(request.user).select_related("site", "strand", "fund__giver")
        return _answer(request, get_object_or_404(drafts, slug=slug))


@kept("programme", asks=["facile"])
def published(request, slug):
    found = Activity.objects.published().select_related("site", "strand", "fund__giver")
    return _answer(request, get_object_or_404(found, slug=slug))


def _answer(request, activity):
    leaflet, near, prices = leaflet_of(activity), beside(activity), PublicPrices([activity])
    price = prices.of(activity, minutes=leaflet.minutes)
    albums = albums_of("activity", [activity.pk, *(date.activity_id for date in near)])
    pictures = shown(albums.pop(activity.pk, []))
    canonical = absolute(activity.get_absolute_url())
    image = absolute(pictures[0]["shared"]) if pictures else f"{canonical}image.png"
    context = {
        "activity": activity,
        "leaflet": leaflet,
        "is_easy": bool(request.GET.get("facile") == "1" and activity.easy_text),
        "motif": motif_of(activity),
        "ages": ages_words(activity),
        "price": price,
        "reductions": prices.reductions(activity),
        "pictures": pictures,
        "shared": image,
        "beside": frames_beside(near, first_in(albums)),
        "event": as_script(event_of(activity, leaflet, Identity.current(), image, price)),
        "canonical": canonical,
        "crumbs": [(_("Programme"), "/programme/")],
    }
    return page(request, "programme/activity.html", context)
