"""Files brought piece by piece: tus 1.0 with creation, termination and expiration.

The server waits for a whole request before it calls us, so what is resumed is the piece: see docs/works.md.
"""

import errno
from functools import wraps

from django.core.exceptions import ValidationError
from django.http import HttpResponse, UnreadablePostError
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from focale.ground.keys import key_of
from focale.works import asked, depots
from focale.works.models import Production, Upload
from focale.works.rooms import NoRoom, TooHeavy
from mediatools.limits import LARGEST

VERSION = "1.0.0"
PIECES = "application/offset+octet-stream"
ABILITIES = {
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,termination,expiration",
    "Tus-Max-Size": str(LARGEST),
}


def spoken(view):
    """Answer in the words of the protocol, to who speaks this version of it."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers=ABILITIES)
        elif request.headers.get("Tus-Resumable") != VERSION:
            response = HttpResponse(status=412, headers={"Tus-Version": VERSION})
        else:
            response = view(request, *args, **kwargs)
        response.headers["Tus-Resumable"] = VERSION
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


@require_http_methods(["OPTIONS", "POST"])
@spoken
def deposits(request):
    """Begin an upload: its room is taken, or a sentence says why not before a byte travels."""
    size, told = (
        asked.number(request.headers.get("Upload-Length")),
        asked.metadata(request.headers.get("Upload-Metadata")),
    )
    if size is None:
        return say(_("Dites d'abord combien pèse le fichier."), 400)
    productions = Production.objects.visible_to(request.user)
    production = get_object_or_404(productions, pk=key_of(told.get("production")))
    facts = {"name": told.get("filename", ""), "media_type": told.get("filetype", "")}
    try:
        upload = Upload.objects.begin(
            production, size=size, mark=told.get("mark", ""), by=request.user, **facts
        )
    except ValidationError as refusal:
        return refused(refusal)
    headers = {"Location": reverse("upload", args=[upload.key]), **state(upload, 0)}
    return HttpResponse(status=201, headers=headers)


@require_http_methods(["OPTIONS", "HEAD", "PATCH", "DELETE"])
@spoken
def deposit(request, key):
    """One upload of this account: how far it is, its next piece, its end."""
    uploads = Upload.objects.visible_to(request.user).select_related("production", "account__person")
    upload = get_object_or_404(uploads, key=key)
    if request.method == "DELETE":
        upload.drop(by=request.user)
        return HttpResponse(status=204)
    if request.method == "PATCH":
        return bring(request, upload)
    if upload.received == upload.size:
        upload.finish()
    return HttpResponse(headers=state(upload, upload.received))


def bring(request, upload):
    """Write the piece behind what is there, one writer at a time; with the last byte the file is whole."""
    offset, length = (asked.number(request.headers.get(name)) for name in ("Upload-Offset", "Content-Length"))
    if request.content_type != PIECES:
        return HttpResponse(status=415)
    if offset is None or length is None:
        return HttpResponse(status=400)
    if upload.finished_at:
        return HttpResponse(status=204 if offset == upload.size else 409, headers=state(upload, upload.size))
    if offset + length > upload.size:
        return say(_("Ce fichier est plus long qu'annoncé. Choisissez-le à nouveau."), 413)
    try:
        with depots.alone(upload.key) as file:
            if file.tell() != offset:
                return HttpResponse(status=409, headers=state(upload, file.tell()))
            came = offset + depots.append(file, request, length)
    except depots.Taken:
        return say(_("Ce fichier est déjà en train d'arriver par une autre page."), 423)
    except UnreadablePostError:  # the line was cut: what came stays
        return HttpResponse(status=400)
    except OSError as error:
        return disk_says(error)
    if came == upload.size:
        upload.finish()
    return HttpResponse(status=204, headers=state(upload, came))


def state(upload, offset) -> dict:
    """How far it is, and until when the rest is waited for."""
    headers = {"Upload-Offset": str(offset), "Upload-Length": str(upload.size)}
    if upload.finished_at:
        headers |= {"Focale-Original": str(upload.original_id)}
        return headers | ({"Focale-Known": "1"} if upload.is_duplicate else {})
    return headers | {"Upload-Expires": http_date(upload.expires_at.timestamp())}


def refused(refusal):
    status = 413 if isinstance(refusal, TooHeavy) else 507 if isinstance(refusal, NoRoom) else 422
    return say(" ".join(refusal.messages), status)


def disk_says(error):
    if error.errno not in (errno.ENOSPC, errno.EDQUOT):
        raise error
    return say(_("Le disque du lieu est plein. Prévenez l'équipe, puis reprenez."), 507)


def say(words, status):
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
