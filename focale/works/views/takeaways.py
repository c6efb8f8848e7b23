"""One's own works, and those of the children one decides for, in one file to take away."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.works.models import Takeaway
from focale.works.models.making import Progress
from focale.works.views.media import handed
from focale.works.views.own_portfolio import family_of
from focale.works.views.saying import done


@require_http_methods(["GET", "HEAD", "POST"])
def takeaways(request):
    """For each of the family: have it made, how far it is, download it."""
    people = family_of(request)
    if request.method == "POST":
        person = get_object_or_404(people, pk=key_of(request.POST.get("personne")))
        done(request, lambda by: Takeaway.objects.ask(person, by=by))
        return redirect("takeaways")
    known = {}
    mine = Takeaway.objects.visible_to(request.user).select_related("making")
    for row in mine.order_by("asked_at", "pk"):
        known[row.person_id] = row
    family = sorted(people, key=lambda one: one.pk != request.user.person_id)
    context = {
        "rows": [(one, known.get(one.pk)) for one in family],
        "is_at_work": any(row.making.is_at_work for row in known.values()),
    }
    return page(request, "works/takeaways.html", context, fragment="rows")


@require_safe
def takeaway(request, key):
    """The file, to who asked for it, as long as everybody on what is in it agrees."""
    mine = Takeaway.objects.visible_to(request.user).select_related("person", "asked_by__person")
    found = get_object_or_404(mine.filter(making__progress=Progress.DONE), key=key)
    if not found.may_still_leave():
        raise Http404(_("Ce fichier a changé. Préparez-le à nouveau."))
    name = f"{_('creations')}-{slugify(found.person.first_name)}.zip"
    facts = {"media_type": "application/zip", "name": name, "cache": "private, no-store"}
    return handed(request, found.address, **facts)
