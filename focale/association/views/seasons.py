"""Members season by season: the figures, and the rows behind each of them."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.association.models import Season
from focale.association.seasons_counting import KINDS, counted_seasons
from focale.association.seasons_facts import AGE_WORDS, age_of, by_age, by_town, members_of, narrowed
from focale.association.seasons_words import (
    chart_of_seasons,
    chart_of_shares,
    home_of,
    lines_of,
    table_of_seasons,
    title_of,
)
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.models import record
from focale.ground.pages import page
from focale.money.periods import without
from focale.people.rights import Right, may, right

ON_A_PAGE = 50


def _chosen(counted, asked):
    """The season the address names, else today's or the latest."""
    if not counted:
        return None
    wanted = asked or str(getattr(Season.objects.at(), "pk", ""))
    found = next((each for each in counted if str(each.season.pk) == wanted), None)
    if found is None:
        raise Http404
    return found


@require_safe
@right(Right.SEE_FIGURES)
def index(request):
    """New, renewed, back and gone, season by season; ages and towns of one."""
    counted = counted_seasons()
    if wanted := request.GET.get("format"):
        return _export(request, wanted, _("Membres par saison"), table_of_seasons(counted))
    shown, context = _chosen(counted, request.GET.get("saison")), {}
    if shown:
        members = [member for member in members_of(shown) if member.pk in shown.lists["membres"]]
        address = reverse("members-season-rows", args=[shown.season.pk])
        context["ages"] = chart_of_shares(_("Par âge"), by_age(members, shown.season), address, "age")
        context["towns"] = chart_of_shares(_("Par commune"), by_town(members), address, "commune")
    context |= {
        "counted": counted[::-1],
        "shown": shown,
        "chart": chart_of_seasons(counted),
    }
    context["may_write"] = may(request.user, Right.EDIT_PROGRAMME)
    context["may_list"] = may(request.user, Right.EDIT_MEMBERS)
    return page(request, "association/seasons.html", context)


@require_safe
@right(Right.SEE_FIGURES)
def rows(request, pk):
    """Whom one figure counts; who does not keep the list reads numbers, not names."""
    shown, kind = _chosen(counted_seasons(), str(pk)), request.GET.get("quoi", "membres")
    if shown is None or kind not in KINDS:
        raise Http404
    age, town = request.GET.get("age", ""), request.GET.get("commune", "")
    members = [member for member in members_of(shown) if member.pk in shown.lists[kind]]
    top = [key for key, _words, _count in by_town(members)]
    found = narrowed(members, shown.season, age=age, town=town, top=top)
    title, knows = title_of(shown, kind, age, town, found), may(request.user, Right.EDIT_MEMBERS)
    if wanted := request.GET.get("format"):
        return _export(request, wanted, title, lines_of(found, shown, knows))
    told = [(member, AGE_WORDS[age_of(member, shown.season)], home_of(member)) for member in found]
    sheet = Paginator(told, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"title": title, "sheet": sheet, "shown": shown, "knows": knows}
    context |= {"total": len(found), "query": without(request.GET, "page")}
    context["back"] = f"{reverse('members-seasons')}?{urlencode({'saison': shown.season.pk})}"
    return page(request, "association/season_rows.html", context)


def _export(request, wanted, title, table):
    if wanted not in MOST_ROWS:
        raise Http404
    record("members.exported", request.user, by=request.user, filters=sorted(request.GET))
    return exported(wanted, title, [(title, *table)])
