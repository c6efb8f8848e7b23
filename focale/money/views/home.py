"""The way to everything that has to do with money."""

from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.people.rights import Right, right


@require_safe
@right(Right.SEE_MONEY)
def home(request):
    return page(request, "money/home.html")
