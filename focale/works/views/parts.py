"""Who has a part in a production: those who came on its dates, or anybody the team finds."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.people.models import Person
from focale.people.rights import Right, may, right
from focale.programme.models import Attendance
from focale.works.models import Involvement, Production
from focale.works.models.involvement import Part
from focale.works.views.production import frame
from focale.works.views.productions import fetch_to_change

SHOWN = 30


@right(Right.MAKE_WORKS)
@require_http_methods(["GET", "POST"])
def people(request, pk):
    """Those who may be given a part; a POST gives it to one of them."""
    found = fetch_to_change(request, pk)
    words = request.GET.get("q", "").strip()[:80]
    if request.method == "POST":
        person = get_object_or_404(candidates(request, found), pk=key_of(request.POST.get("personne")))
        part = Part.LEADER if request.POST.get("role") == Part.LEADER else Part.MAKER
        try:
            Involvement.objects.involve(found, person, part=part, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("%(who)s a maintenant sa part.") % {"who": person})
        return redirect(request.get_full_path())
    rows = candidates(request, found).exclude(involvements__production=found)
    rows = rows.found_by(words) if words else rows.filter(pk__in=came(found))
    context = frame(request, found, "production-plan") | {
        "words": words,
        "candidates": rows.order_by("folded_name", "pk")[:SHOWN],
        "may_search": may(request.user, Right.SEE_PEOPLE),
    }
    return page(request, "works/people.html", context)


def candidates(request, found):
    """Everybody for who sees people; a leader finds those who came on the dates of the production."""
    rows = Person.objects.existing()
    return rows if may(request.user, Right.SEE_PEOPLE) else rows.filter(pk__in=came(found))


def came(found):
    dates = found.occurrences.values("pk")
    return Attendance.objects.present().filter(occurrence__in=dates).values("person")


@right(Right.MAKE_WORKS)
@require_POST
def end(request, pk):
    """Somebody has no part in it any more."""
    changeable = Production.objects.changeable_by(request.user)
    rows = Involvement.objects.filter(production__in=changeable).select_related("production", "person")
    found = get_object_or_404(rows, pk=pk)
    try:
        found.end(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("production-plan", found.production_id)
