from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from focale.association.models import Season
from focale.ground.keys import keys_of
from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.catalogue import Sifted, with_dates
from focale.programme.models import Activity, SeasonCopy

LATEST = 3


@right(Right.EDIT_PROGRAMME)
def copy(request):
    """Choose what comes again; POST has it copied a year later, after the answer."""
    sifted = Sifted(request.POST if request.method == "POST" else request.GET)
    season = sifted.season = sifted.season or Season.objects.at()
    activities = sifted.activities(request.user).prefetch_related("copies") if season else []
    status = 200
    if request.method == "POST" and season:
        keys = keys_of(request.POST.getlist("activite"))
        try:
            return redirect("season-copied", _ask(season, activities.filter(pk__in=keys), request.user).pk)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            status = 422
    context = {"seasons": sifted.seasons, "season": season, "activities": with_dates(activities)}
    context["latest"] = list(
        SeasonCopy.objects.visible_to(request.user).select_related("season", "by")[:LATEST]
    )
    return page(request, "programme/season_copy.html", context, status=status)


def _ask(season, chosen, account):
    if not chosen:
        raise ValidationError(_("Cochez d'abord au moins une activité à copier."))
    return SeasonCopy.objects.ask(season, chosen, by=account)


@right(Right.EDIT_PROGRAMME)
@never_cache
@require_safe
def copied(request, pk):
    """How far the copy has come, then what it made and what could not be placed."""
    asked = fetch(request, pk)
    if asked.finished_at and request.htmx:
        return HttpResponseClientRefresh()
    copies = Activity.objects.visible_to(request.user).filter(pk__in=asked.copies)
    context = {"asked": asked, "copies": copies if asked.finished_at else []}
    return page(request, "programme/season_copied.html", context, fragment="progress")


@right(Right.EDIT_PROGRAMME)
@require_POST
def taking_back(request, pk):
    """Take out the copies nobody has touched."""
    try:
        gone, kept = fetch(request, pk).take_back(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("season-copied", pk)
    said = ngettext("%(count)d copie est retirée.", "%(count)d copies sont retirées.", gone)
    messages.success(request, said % {"count": gone} if gone else _("Aucune copie n'était à retirer."))
    if kept:
        stay = ngettext(
            "%(count)d a changé depuis\xa0: elle reste.",
            "%(count)d ont changé depuis\xa0: elles restent.",
            kept,
        )
        messages.info(request, stay % {"count": kept})
    return redirect("season-copied", pk)


def fetch(request, pk):
    return get_object_or_404(SeasonCopy.objects.visible_to(request.user).select_related("season"), pk=pk)
