"""One's own new address: nothing changes before the code sent there is typed in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.pages import page
from focale.people.account_forms import CodeForm
from focale.people.mailed_code import MovingCode


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request):
    """Which address waits, and the place to type its code."""
    sent = MovingCode.resume(request)
    if sent is None:
        return redirect(_own_file(request))
    form = CodeForm(request.POST if request.method == "POST" else None, code=sent.code)
    if form.is_valid():
        try:
            sent.finish()
            messages.success(request, _("Votre adresse est maintenant %(email)s.") % {"email": sent.email})
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        return redirect(_own_file(request))
    if form.is_bound and not sent.record_invalid_attempt():
        messages.error(request, _("Trop de codes faux : votre adresse n'a pas changé."))
        return redirect(_own_file(request))
    context = {"form": form, "sent": sent}
    return page(request, "people/new_address.html", context, status=422 if form.errors else 200)


@require_POST
def send_again(request):
    """Another code to the address that waits."""
    if sent := MovingCode.resume(request):
        try:
            sent.resend()
            messages.success(request, _("Un autre code est parti. Le précédent n'ouvre plus rien."))
        except ValidationError as refusal:
            messages.error(request, refusal.message)
    return redirect("new-address")


@require_POST
def give_up(request):
    """The address stays as it was."""
    if sent := MovingCode.resume(request):
        sent.abort()
        messages.success(request, _("C'est abandonné : votre adresse n'a pas changé."))
    return redirect(_own_file(request))


def _own_file(request):
    person = request.user.person_id
    return reverse("person-edit", args=[person]) if person else reverse("my-space")
