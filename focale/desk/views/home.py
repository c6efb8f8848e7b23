from django.contrib.auth.decorators import login_not_required
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.desk.front import front
from focale.ground.pages import kept, page


@login_not_required
@require_safe
@kept("programme")
def home(request):
    """The front door: what is on, the next holiday course, the standing projects, how to come."""
    return page(request, "desk/home.html", front() | {"ways": ways()})


def ways() -> list[tuple[str, str]]:
    """The questions people come with, as links into the programme."""
    asked = [
        (_("Aujourd’hui"), {"quand": "aujourdhui"}),
        (_("Ce week-end"), {"quand": "week-end"}),
        (_("À 8 ans"), {"age": 8}),
        (_("À 14 ans"), {"age": 14}),
        (_("Adulte"), {"age": 30}),
        (_("Pendant les vacances"), {"quand": "vacances"}),
        (_("Gratuit"), {"gratuit": 1}),
    ]
    return [(words, f"{reverse('programme')}?{urlencode(query)}") for words, query in asked]
