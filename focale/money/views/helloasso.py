"""Where HelloAsso tells by itself that something happened. It gets a short answer, never a page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpResponse
from django.http.request import UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from focale.ground.keys import LONGEST
from focale.money.helloasso.client import is_set
from focale.money.helloasso.hearing import hear, told_in
from focale.money.helloasso.signature import is_signed

LARGEST = 256 * 1024


@csrf_exempt
@login_not_required
@require_POST
def notification(request):
    """200: kept, or nothing for us; 400: no notification; 401: not signed as it must be; 413: too long."""
    if not is_set():
        raise Http404
    if _is_too_long(request):
        return _answer(413)
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError):
        return _answer(413)
    if len(body) > LARGEST:
        return _answer(413)
    key = settings.HELLOASSO["signature"]
    signed = is_signed(body, request.headers.get("x-ha-signature", ""), key)
    if key and not signed:
        return _answer(401)
    if (told := told_in(body)) is None:
        return _answer(400)
    hear(body, told, is_signed=signed)
    return _answer(200)


def _is_too_long(request) -> bool:
    """Whether it announces so much; of so many figures that no number is made of them, too."""
    told = request.META.get("CONTENT_LENGTH") or ""
    return told.isdecimal() and (len(told) > LONGEST or int(told) > LARGEST)


def _answer(status):
    return HttpResponse(status=status, content_type="text/plain")
