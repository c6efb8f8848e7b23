"""Trying out a price: what this family would pay, who pays the rest, and why."""

from django.shortcuts import get_object_or_404
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.money.models import Tariff
from focale.people.models import Person
from focale.people.rights import Right, may, right
from focale.programme.forms.simulation import SimulationForm
from focale.programme.simulating import Trial, family_of, priced_activities

FOUND_AT_MOST = 8


@require_safe
@right(Right.SEE_MONEY)
def show(request):
    """The form, and under it the answer; somebody known is searched for by who may see people."""
    person, found = _person(request), _found(request)
    family, coming = _who_comes(request, person)
    tariffs = Tariff.objects.visible_to(request.user)
    form = SimulationForm(
        request.GET if _is_asked(request) else None,
        initial={"tarif": request.GET.get("tarif", "")},
        tariffs=tariffs,
        activities=priced_activities(),
        versions=tariffs.current_versions(),
    )
    is_ready = form.is_bound and not found and form.is_valid()
    context = {
        "form": form,
        "trial": Trial(form.said(), form.version, coming, form.activity) if is_ready else None,
        "person": person,
        "family": [(one, one in coming) for one in family],
        "found": found,
        "kept": _kept(request),
        "may_search": may(request.user, Right.SEE_PEOPLE),
    }
    return page(request, "programme/simulation.html", context, status=422 if form.errors else 200)


def _is_asked(request):
    """Whether anything was chosen to be priced, and not only a tariff named by a link."""
    return any(name in request.GET for name in ("activite", "heures"))


def _person(request):
    key = request.GET.get("qui", "")
    if not key.isdecimal() or len(key) > 15 or not may(request.user, Right.SEE_PEOPLE):
        return None
    return get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=key)


def _who_comes(request, person):
    """The family of whom was chosen, where there is one to choose among, and those of it who come."""
    if person is None:
        return [], []
    family = list(family_of(person))
    coming = [one for one in family if str(one.pk) in request.GET.getlist("vient")]
    return family if len(family) > 1 else [], coming or [person]


def _found(request):
    """The people a search names; choosing one is a link to the same page."""
    words = request.GET.get("q", "").strip()[:120]
    if len(words) < 2 or not may(request.user, Right.SEE_PEOPLE):
        return []
    return list(Person.objects.visible_to(request.user).found_by(words)[:FOUND_AT_MOST])


def _kept(request):
    """The rest of the address, to which a person is added."""
    return urlencode(
        {name: value for name, value in request.GET.items() if name not in ("q", "qui", "vient") and value}
    )
