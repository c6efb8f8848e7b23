"""The page where subtitles are written beside the player: blocks in rows, saved alone, a few gestures."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from focale.ground.keys import key_of
from focale.ground.pages import page
from focale.works.at_step import read_seen
from focale.works.captioning.acting import act
from focale.works.captioning.closing import is_written_by, why_closed
from focale.works.captioning.listening import may_recognise
from focale.works.captioning.remarking import in_words
from focale.works.captioning.roles import ROLES
from focale.works.captioning.rows import ON_A_PAGE, page_of, rows_of
from focale.works.captioning.typed import read_blocks, typed_at
from focale.works.models import Making
from focale.works.models.making import Progress
from focale.works.views.captions import fetch
from focale.works.views.captions_files import KINDS, second_of
from focale.works.views.piece_steps import ALONE
from mediatools.subtitles import charter

WORKS = ("blocks", "speech")


def captions_edit(request, pk, language):
    """Blocks of one page; what was typed in them, and one gesture."""
    captions, refused = fetch(request, pk, language), []
    told, wrong, stood = {}, {}, {}
    if request.method == "POST":
        told, wrong = read_blocks(request.POST)
        try:
            stood = captions.write(told, seen=read_seen(request.POST), by=request.user)
            if not stood and not wrong and not request.headers.get(ALONE):
                return redirect(_address(captions, act(captions, request), key_of(request.POST.get("lu"))))
        except ValidationError as refusal:
            refused = refusal.messages
        if request.headers.get(ALONE):
            return _said(captions, told, stood, [*wrong.values(), *refused])
    keys = {*stood, *wrong}
    typed = {key: typed_at(request.POST, key) for key in keys}
    return _shown(request, captions, refused, typed=typed, stood=stood, wrong=wrong)


def _address(captions, key, read) -> str:
    """Back to the page, at this block. `read`: the number since which the other pages were read."""
    address = reverse("captions-edit", args=[captions.original_id, captions.language])
    words = {"bloc": key} if key else {}
    if len(captions.blocks) > ON_A_PAGE and read:
        words["lu"] = read
    return f"{address}?{urlencode(words)}{f'#bloc-{key}' if key else ''}" if words else address


def _said(captions, told, stood, wrong):
    places = {place: block["id"] for place, block in enumerate(captions.blocks) if block["id"] in told}
    remarks = {key: [] for key in told}
    for remark in captions.remarks():
        if remark.cue in places:
            remarks[places[remark.cue]].append([remark.hard, in_words(remark)])
    answer = {"number": captions.number, "stood": list(stood), "wrong": wrong, "remarks": remarks}
    return JsonResponse(answer, status=422 if wrong else 409 if stood else 200)


def _shown(request, captions, refused, **after):
    work = Making.objects.filter(original=captions.original, work__in=WORKS).exclude(progress=Progress.DONE)
    work = work.first()
    is_asking = "travail" in request.GET
    if is_asking and not (work and work.is_at_work):
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = _of_rows(captions, request, after) | _of_the_page(captions, request)
    read = 0 if refused else key_of(request.POST.get("lu") or request.GET.get("lu"))
    context |= {"work": work, "refused": refused, "read": min(read, captions.number) or captions.number}
    wrong = bool(refused or any(after.values()))
    fragment = "working" if is_asking else "rows"
    return page(request, "works/captions_edit.html", context, fragment=fragment, status=422 if wrong else 200)


def _of_rows(captions, request, after) -> dict:
    second = second_of(request)
    pages = max(1, -(-len(captions.blocks) // ON_A_PAGE))
    here = page_of(captions, key=key_of(request.GET.get("bloc")), second=second)
    number = min(key_of(request.GET.get("page")) or here, pages)
    others = [row for row in captions.original.captions.all() if row.pk < captions.pk]
    return {
        "rows": rows_of(captions, number, first=min(others, key=lambda row: row.pk, default=None), **after),
        "pages": range(1, pages + 1) if pages > 1 else [],
        "number": number,
        "second": second,
        "last_key": captions.blocks[-1]["id"] if captions.blocks else "",
        "speakers": sorted({block["speaker"] for block in captions.blocks if block["speaker"]}),
        "grave": sum(remark.hard for remark in captions.remarks()),
    }


def _of_the_page(captions, request) -> dict:
    closed = why_closed(captions.original)
    versions = list(captions.versions.select_related("by__person").defer("blocks")[:10])
    return {
        "captions": captions,
        "original": captions.original,
        "roles": ROLES.items(),
        "limits": charter.limits(),
        "kinds": KINDS,
        "why_closed": closed,
        "may_write": not closed and is_written_by(captions.original, request.user),
        "may_hear": may_recognise(),
        "versions": versions,
        "is_undoable": bool(versions) and versions[0].number == captions.number - 1,
    }
