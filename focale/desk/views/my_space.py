"""A person's own space: what they and their children are registered for, what waits for an answer."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from focale.desk.own import own_space
from focale.desk.working import places_of
from focale.ground.pages import page
from focale.people.account_forms import IntroductionForm


def show(request):
    """Everything of the person who signed in; the first time, who they are."""
    if request.user.person_id is None:
        return redirect("introduction")
    context = own_space(request.user, timezone.now()) | {"places": places_of(request.user)}
    return page(request, "desk/my_space.html", context)


@require_http_methods(["GET", "POST"])
def introduce(request):
    """Asks the name of somebody who enters for the first time."""
    if request.user.person:
        return redirect("my-space")
    form = IntroductionForm(request.POST or None)
    if form.is_valid():
        request.user.introduce(by=request.user, **form.facts())
        return redirect("my-space")
    return page(request, "desk/introduction.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def team(request):
    """To where the work of this account begins; a family's is its own space."""
    places = places_of(request.user)
    return redirect(places[0][0] if places else "my-space")
