from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from focale.ground.keys import keys_of
from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.catalogue import Sifted, with_dates
from focale.programme.models import Activity
from focale.programme.planning_forms import PublicationForm
from focale.programme.undoing import after, offered
from focale.programme.views.activity_forms import fetch
from focale.programme.views.planning import back

ON_A_PAGE = 40


@right(Right.SEE_PLANNING)
@require_safe
def activities(request):
    """Every activity, published or not, with its dates; several can be published at once."""
    sifted = Sifted(request.GET)
    sheet = Paginator(sifted.activities(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    sheet.object_list = with_dates(sheet.object_list)
    context = {
        "sifted": sifted,
        "sheet": sheet,
        "may_edit": may(request.user, Right.EDIT_PROGRAMME),
        "undoable": offered(request),
        "here": request.get_full_path(),
    }
    return page(request, "programme/activities.html", context)


@right(Right.EDIT_PROGRAMME)
@require_POST
def publication(request):
    """Publish, or take off the site, the activities that are ticked."""
    keys = keys_of(request.POST.getlist("activite"))
    chosen = Activity.objects.visible_to(request.user).filter(pk__in=keys).order_by("pk")
    facts, shows = [], request.POST.get("geste") != "retirer"
    for activity in chosen:
        try:
            facts.append(activity.publish(by=request.user) if shows else activity.unpublish(by=request.user))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
    if not chosen:
        messages.error(request, _("Cochez d'abord au moins une activité."))
    elif facts:
        messages.success(request, said(len(facts), shows))
    return redirect(after(back(request, "activities"), facts))


def said(count, shows):
    if shows:
        return ngettext("L'activité est publiée.", "%(count)d activités sont publiées.", count) % {
            "count": count
        }
    taken = ngettext("L'activité n'est plus en ligne.", "%(count)d activités ne sont plus en ligne.", count)
    return taken % {"count": count}


@right(Right.EDIT_PROGRAMME)
@require_POST
def one(request, pk):
    """Publish one activity, now or at a moment, or take it off the site."""
    activity, form, facts = fetch(request, pk), PublicationForm(request.POST), []
    try:
        if request.POST.get("geste") == "retirer":
            facts = [activity.unpublish(by=request.user)]
            messages.success(request, said(1, False))
        elif form.is_valid():
            facts = [activity.publish(by=request.user, at=form.cleaned_data["at"])]
            messages.success(request, said(1, True) if activity.is_published else _("La date est notée."))
        else:
            messages.error(
                request, _("Cette date de publication ne se lit pas. Choisissez-la dans le calendrier.")
            )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(after(reverse("activity-edit", args=[pk]), facts))
