from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.envelopes import envelope_of
from focale.programme.models import Occurrence
from focale.programme.planning_forms import DateForm, ReasonForm, SeriesForm
from focale.programme.proposing import chosen_slots, proposals, ticked_slots
from focale.programme.undoing import after, offered, planned
from focale.programme.views.activity_forms import fetch, tabs


@right(Right.SEE_PLANNING)
def dates(request, pk):
    """The dates of an activity; one more by hand for those who may."""
    activity = fetch(request, pk)
    may_edit = may(request.user, Right.EDIT_PROGRAMME)
    if request.method == "POST" and not may_edit:
        raise PermissionDenied
    form = DateForm(request.POST or None, activity=activity)
    if form.is_bound and form.is_valid():
        try:
            made = Occurrence.objects.plan(activity, by=request.user, **vars(form.slot()))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("La date est ajoutée."))
            return redirect(after(reverse("activity-dates", args=[pk]), planned([made])))
    context = _planned(activity, may_edit) | {
        "activity": activity,
        "tabs": tabs(activity, "activity-dates", may_edit=may_edit),
        "form": form,
        "reason": ReasonForm(),
        "may_edit": may_edit,
        "undoable": offered(request),
    }
    return page(request, "programme/activity_dates.html", context, status=422 if form.errors else 200)


def _planned(activity, may_edit):
    """Its dates, its seats where it is booked whole, and for who plans what its envelope may still pay."""
    found = list(activity.occurrences.select_related("room", "seating").prefetch_related("leaders"))
    whole = activity.whole_seating()
    envelope = envelope_of(activity, found, whole) if may_edit else None
    return {"dates": found, "whole": whole, "envelope": envelope}


def _after(activity, form, shown):
    """The envelope once these dates are there: read before they are created."""
    if not shown or activity.fund_id is None:
        return None
    found = list(activity.occurrences.select_related("seating"))
    return envelope_of(activity, found, activity.whole_seating(), ticked_slots(form, shown))


@right(Right.EDIT_PROGRAMME)
def new(request, pk):
    """A series: GET shows the dates of the rhythm before, POST creates those that are ticked."""
    activity = fetch(request, pk)
    asked = request.POST if request.method == "POST" else request.GET
    form = SeriesForm(asked if "first" in asked else None)
    if request.method == "POST" and form.is_valid():
        return create(request, activity, chosen_slots(form, request.POST.getlist("jour")))
    shown = proposals(form) if form.is_bound and form.is_valid() else None
    context = {
        "activity": activity,
        "form": form,
        "proposals": shown,
        "envelope": _after(activity, form, shown),
    }
    return page(request, "programme/series.html", context, status=422 if form.errors else 200)


def create(request, activity, slots):
    """Create these dates, say which could not be and why, and offer to undo."""
    made, refused = activity.plan_series(slots, by=request.user)
    for _slot, reason in refused:
        messages.warning(request, reason)
    if made:
        said = ngettext("La date est créée.", "%(count)d dates sont créées.", len(made))
        messages.success(request, said % {"count": len(made)})
    elif not refused:
        messages.error(request, _("Aucune date n'est cochée\xa0: rien n'a été créé."))
    return redirect(after(reverse("activity-dates", args=[activity.pk]), planned(made)))
