from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.place.models import Site
from focale.programme.copying import again
from focale.programme.models import Activity
from focale.programme.planning_forms import ActivityForm, PublicationForm
from focale.programme.previewing import preview
from focale.programme.undoing import offered


def fetch(request, pk):
    """The activity, for those who may see it before it is published."""
    activities = Activity.objects.visible_to(request.user).select_related("site", "strand", "fund__giver")
    return get_object_or_404(activities, pk=pk)


def tabs(activity, here, *, may_edit=True):
    """The pages of one activity, as far as one may open them."""
    pages = [
        ("activity-edit", _("Textes et règles")),
        ("activity-dates", _("Dates")),
        ("activity-pictures", _("Images")),
        ("activity-funding", _("Qui paie")),
    ]
    return [
        (words, reverse(name, args=[activity.pk]), name == here)
        for name, words in pages
        if may_edit or name == here
    ]


@right(Right.EDIT_PROGRAMME)
def new(request):
    """Write an activity; « Voir la carte » shows it first."""
    form = ActivityForm(
        request.POST if request.method == "POST" else None,
        initial={"site": Site.objects.first(), "offer_hours": 48},
    )
    if request.method == "POST" and form.is_valid() and "apercu" not in request.POST:
        try:
            activity = Activity.propose(by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("L'activité est écrite. Ajoutez maintenant ses dates."))
            return redirect("activity-dates", activity.pk)
    context = {"form": form, "card": preview(form) if request.method == "POST" else None}
    return page(request, "programme/activity_form.html", context, status=422 if form.errors else 200)


@right(Right.EDIT_PROGRAMME)
def edit(request, pk):
    """Change its words and rules; publish it or take it off."""
    activity = fetch(request, pk)
    form = ActivityForm(request.POST if request.method == "POST" else None, instance=fetch(request, pk))
    if request.method == "POST" and form.is_valid() and "apercu" not in request.POST:
        try:
            activity.change(by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est enregistré."))
            return redirect("activity-edit", pk)
    context = {
        "form": form,
        "activity": activity,
        "tabs": tabs(activity, "activity-edit"),
        "card": preview(form),
        "publication": PublicationForm(),
        "undoable": offered(request),
    }
    return page(request, "programme/activity_form.html", context, status=422 if form.errors else 200)


@right(Right.EDIT_PROGRAMME)
@require_POST
def copy(request, pk):
    """The same once more, as a draft without dates."""
    activity = again(fetch(request, pk), by=request.user)
    messages.success(request, _("Voici la copie, pas encore publiée. Changez ce qui change."))
    return redirect("activity-edit", activity.pk)
