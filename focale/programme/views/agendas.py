from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.pages import page
from focale.programme.models import CalendarKey
from focale.programme.structured import absolute


@require_http_methods(["GET", "HEAD", "POST"])
def my_calendar(request):
    """The secret address of one's own calendar; POST makes a new one, and the former stops working."""
    if request.user.person is None:
        raise Http404
    if request.method == "POST":
        CalendarKey.objects.make(request.user.person, by=request.user)
        messages.success(request, _("L’adresse de votre agenda est prête."))
        return redirect("my-calendar")
    key = CalendarKey.objects.visible_to(request.user).in_force().first()
    context = {"address": absolute(key.get_absolute_url()) if key else ""}
    return page(request, "programme/my_calendar.html", context)


@require_POST
def my_calendar_closing(request):
    """Close the address: whoever has it reads nothing any more."""
    for key in CalendarKey.objects.visible_to(request.user).in_force():
        key.revoke(by=request.user)
    messages.success(request, _("L’adresse est fermée : plus personne ne peut lire votre agenda par elle."))
    return redirect("my-calendar")
