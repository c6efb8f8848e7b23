"""Files at a step of the maker: those brought there, and those of the production one may take."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from focale.ground.keys import key_of, keys_of

from .bringing import bring
from .lines import in_order, lines_of
from .models import Original, PieceFile
from .models.original import State
from .pictured import MAY, sign_of

MOST_OFFERED, MOST_LETTERS = 60, 20
ACCEPTED = {
    "picture": "image/*,.heic,.heif,.dng,.nef,.cr2,.arw",
    "sound": "audio/*",
    "film": "video/*",
    "mesh": ".stl,.3mf",
}
"""What the browser proposes to choose among; what a file really is, is looked at afterwards."""


def read_seen(post) -> int:
    """The number of the piece the writer had before the eyes."""
    return key_of(post.get("seen"))


def files_at(piece, step, account) -> dict:
    """Files at this step, and others of the production of the kind it asks for."""
    if step.brings is None:
        return {"files": []}
    files = piece.files.filter(step=step.code).select_related("original")
    files = list(files.prefetch_related("original__renditions"))
    taken = [file.original_id for file in files]
    others = Original.objects.visible_to(account).kept().filter(production=piece.production_id)
    others = others.filter(state=State.READY, family=step.brings.what).exclude(pk__in=taken)
    others = others.order_by("-brought_at").prefetch_related("renditions")[:MOST_OFFERED]
    told = {"others": others, "accept": ACCEPTED[step.brings.what], "lines": lines_of(piece, step).items()}
    return told | {"files": in_order(piece, files)}


def pictures_of(piece, form) -> list[dict]:
    """The pictures that may stand in a text of this form: pk, sign, name, and the address of a small one."""
    if form is None or not any(MAY in field.widget.attrs for field in form.fields.values()):
        return []
    files = piece.files.filter(original__family="picture").select_related("original")
    return [
        {"pk": file.pk, "sign": sign_of(file), "name": str(file), "src": _small(file.original)}
        for file in files.prefetch_related("original__renditions")
    ]


def _small(original) -> str:
    made = next((one for one in original.renditions.all() if one.media_type.startswith("image/")), None)
    return reverse("media", args=[made.key]) if made else ""


def place_all(piece, step, post, *, by) -> list[str]:
    """Each file of this step at the line chosen for it (`line-<key>`). Sentences of those refused."""
    if step.brings is None or not step.brings.at:
        return []
    refused = []
    for file in piece.files.filter(step=step.code):
        line = post.get(f"line-{file.pk}", file.line)[:MOST_LETTERS]
        if line != file.line:
            refused += _tried(lambda file=file, line=line: file.stand_at(line, by=by))
    return refused


def put_all(piece, step, chosen, files, *, by) -> list[str]:
    """Put files of the production (keys) and files brought now at this step. Sentences of those refused."""
    keys = keys_of(chosen, MOST_OFFERED)
    seen = Original.objects.visible_to(by).kept().filter(production=piece.production_id)
    refused = []
    for original in seen.filter(pk__in=keys).order_by("pk"):
        refused += _tried(lambda original=original: PieceFile.objects.put(piece, step.code, original, by=by))
    for file in files:
        refused += _tried(lambda file=file: _brought(piece, step, file, by))
    return refused


def _brought(piece, step, file, by):
    piece.refuse_closed(by)
    PieceFile.objects.put(piece, step.code, bring(piece.production, file, by=by).original, by=by)


def _tried(act):
    try:
        act()
    except ValidationError as refusal:
        return refusal.messages
    return []
