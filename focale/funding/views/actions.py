"""The funded unit: what was planned, what is reached, what is committed to it, what it costs."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.funding.action_forms import IndicatorForm
from focale.funding.machine_hours import minutes_of_both
from focale.funding.models import Action, Indicator
from focale.funding.reached import counted, reached
from focale.funding.reporting import action_words, indicators_of
from focale.funding.request_page import project_of
from focale.ground.models import record
from focale.ground.pages import page
from focale.people.rights import Right, may, right


@require_safe
@right(Right.SEE_GRANTS)
def action(request, pk):
    return _shown(request, get(request, pk))


def get(request, pk):
    """The action, for those who may see it."""
    return get_object_or_404(Action.objects.visible_to(request.user), pk=pk)


def tabs_of(found, here):
    """The three pages of one action."""
    names = [("action", _("L'action")), ("action-activities", _("Activités")), ("action-money", _("Argent"))]
    return [(words, reverse(name, args=[found.pk]), name == here) for name, words in names]


def _shown(request, found, form=None):
    """What was planned and what is reached; `form`: the one that was refused."""
    first, last = found.first_day, found.last_day
    given, used = minutes_of_both(found, first, last)
    done = reached(counted(found, first, last, machine_minutes=used), given)
    context = {
        "action": found,
        "tabs": tabs_of(found, "action"),
        "facts": project_of(action_words(found)),
        "indicators": indicators_of(found, done),
        "indicator": form or IndicatorForm(auto_id="indicator_%s"),
        "may_edit": may(request.user, Right.EDIT_GRANTS),
    }
    return page(request, "funding/grants/action.html", context, status=422 if form else 200)


@require_POST
@right(Right.EDIT_GRANTS)
def action_indicator(request, pk):
    """One more result expected."""
    found = get(request, pk)
    form = IndicatorForm(request.POST, instance=Indicator(action=found), auto_id="indicator_%s")
    if not form.is_valid():
        return _shown(request, found, form)
    record("indicator.added", found, by=request.user, label=form.save().label)
    return redirect("action", pk)


@right(Right.EDIT_GRANTS)
def indicator(request, pk):
    """Change one, or note by hand what was reached."""
    held = get_object_or_404(Indicator.objects.select_related("action"), pk=pk)
    form = IndicatorForm(request.POST or None, instance=held)
    if request.method == "POST" and "retirer" in request.POST:
        record("indicator.removed", held.action, by=request.user, label=held.label)
        held.delete()
        return redirect("action", held.action_id)
    if request.method == "POST" and form.is_valid():
        record("indicator.changed", held.action, by=request.user, label=form.save().label)
        return redirect("action", held.action_id)
    context = {"form": form, "indicator": held}
    return page(request, "funding/grants/indicator.html", context, status=422 if form.is_bound else 200)
