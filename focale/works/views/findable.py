"""The pieces the team wants search engines to find: the map of their addresses."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from focale.ground.pages import kept
from focale.programme.structured import absolute
from focale.works.models import Showing
from focale.works.shown_now import CHANGES, answers_of

MOST = 2000


@login_not_required
@require_safe
@kept(CHANGES)
def showings_sitemap(request):
    """Of the newest of them, those everybody still agrees to at this moment."""
    today = timezone.localdate()
    rows = Showing.objects.standing().online().filter(portfolio=None, is_findable=True, lacking_since=None)
    rows = [row for row in rows.select_related("piece").order_by("-pk")[:MOST] if row.runs_on(today)]
    allowed = answers_of([row.piece for row in rows])
    found = [reverse("showing", args=[row.key]) for row in rows if allowed[row.piece_id].on_the_site]
    context = {"addresses": [absolute(address) for address in found]}
    return render(request, "programme/sitemap.xml", context, content_type="application/xml; charset=utf-8")
