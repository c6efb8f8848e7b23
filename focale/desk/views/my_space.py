"""A person's own space: what they and their children are registered for, what waits for an answer."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from focale.desk.own import own_space
from focale.ground.pages import page
from focale.people.account_forms import IntroductionForm
from focale.people.rights import Right


def show(request):
    """Everything of the person who signed in; the first time, who they are."""
    if request.user.person is None:
        return redirect("introduction")
    works_here = request.user.may(Right.TAKE_ATTENDANCE) or request.user.may(Right.SEE_FIGURES)
    context = own_space(request.user, timezone.now()) | {"works_here": works_here}
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
