from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from focale.association.models import Season
from focale.ground.models import Event
from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.catalogue import Sifted
from focale.programme.copying import copy_season
from focale.programme.models import Activity


@right(Right.EDIT_PROGRAMME)
def copy(request):
    """Choose what comes again; POST copies it, a year later."""
    said = request.POST if request.method == "POST" else request.GET
    sifted = Sifted(said)
    season = sifted.season or Season.objects.at()
    sifted.season = season
    activities = sifted.activities(request.user).prefetch_related("copies") if season else []
    status = 200
    if request.method == "POST" and season:
        keys = [key for key in request.POST.getlist("activite") if key.isdecimal()]
        if chosen := list(activities.filter(pk__in=keys)):
            return redirect("season-copied", copy_season(season, chosen, by=request.user).pk)
        messages.error(request, _("Cochez d'abord au moins une activité à copier."))
        status = 422
    context = {"seasons": sifted.seasons, "season": season, "activities": activities}
    return page(request, "programme/season_copy.html", context, status=status)


@right(Right.EDIT_PROGRAMME)
def copied(request, pk):
    """What the copy made, and what could not be placed."""
    fact = get_object_or_404(Event, pk=pk, what="season.copied")
    copies = Activity.objects.visible_to(request.user).filter(pk__in=fact.details["copies"])
    context = {"fact": fact, "copies": copies, "unplaced": fact.details["unplaced"]}
    return page(request, "programme/season_copied.html", context)
