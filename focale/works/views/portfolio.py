"""A portfolio as others see it: by its secret address, among those that are public, and in its preview."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.works.models import Openness, Portfolio
from focale.works.portfolio_page import open_portfolio, shelf_of
from focale.works.views.own_portfolio import portfolio_of
from focale.works.views.saying import done

MOST = 200


@login_not_required
@require_safe
def portfolio(request, key):
    """Whoever has the address looks; what the gate lets through this second."""
    request.is_kept = True
    found = open_portfolio(key)
    if found is None:
        raise Http404
    is_public = found.openness == Openness.PUBLIC
    context = {"portfolio": found, "shelf": shelf_of(found), "is_findable": is_public}
    answer = page(request, "works/portfolio.html", context)
    answer.headers["Cache-Control"] = "no-cache"
    if not is_public:
        answer.headers["X-Robots-Tag"] = "noindex, noimageindex"
    return answer


@login_not_required
@require_safe
def portfolios(request):
    """Those whose owners want everybody to see them."""
    request.is_kept = True
    rows = Portfolio.objects.filter(openness=Openness.PUBLIC).order_by("-opened_at", "-pk")[:MOST]
    rows = rows.select_related("person", "opened_by__person").prefetch_related("links")
    found = [
        (row, link.key)
        for row in Portfolio.objects.still_decided(rows)
        for link in row.links.all()
        if link.revoked_at is None
    ]
    answer = page(request, "works/portfolios.html", {"portfolios": found})
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@never_cache
@require_safe
def portfolio_preview(request, pk):
    """Its owner, or who decides for them, sees what others would see."""
    found = portfolio_of(request, pk)
    shelf = shelf_of(found, is_preview=True) if found.pk else []
    return page(request, "works/portfolio.html", {"portfolio": found, "shelf": shelf, "is_preview": True})


@right(Right.KEEP_WORKS)
@require_POST
def portfolio_closing(request, pk):
    """The team answers for what stands on its site: it makes a portfolio private again, and opens none."""
    found = get_object_or_404(Portfolio.objects.open().select_related("person"), pk=pk)
    done(request, found.close, words=_("Ce portfolio est de nouveau privé."))
    return redirect("person-showings", found.person_id)
