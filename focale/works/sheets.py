"""Contact sheets: pictures of a production, or all frames of a roll, small on one page with their numbers.

A sheet is made of what is shown of each picture, so what is hidden on a picture is hidden on the sheet.
"""

from contextlib import ExitStack

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from focale.works import keeping, looking
from mediatools import sandbox

LABEL, SECONDS, MEMORY = "640", 300, 3 * sandbox.GIB
ROOM, EACH = 400_000, 150_000
"""Bytes a sheet may weigh, and each of its frames."""
ENDINGS = ("pdf", "jpg")
WORKING = gettext_noop("Document de travail, ne pas afficher.")
"""Its pictures are files of the production: no gate was asked for anybody who is on them."""


def ask(production, title, frames, *, by, words="") -> list:
    """Have the sheet made, as PDF and as JPEG. `frames`: (original, number, caption, label of what is shown
    of it) in their order. Raises TooHeavy, NoRoom."""
    originals = list(dict.fromkeys(original for original, *_told in frames))
    told = [
        {"original": original.pk, "number": number, "caption": caption, "label": label}
        for original, number, caption, label in frames
    ]
    table, room = apps.get_model("works.Derivation"), ROOM + EACH * len(frames)
    recipe = {"title": title, "words": words, "frames": told}
    return [
        table.objects.ask(
            originals[0], "sheet", recipe | {"ending": ending}, room=room, others=originals[1:], by=by
        )
        for ending in ENDINGS
    ]


def made(derivation, out, tell) -> dict:
    """Write the sheet to `out`; what was hidden on its pictures meanwhile. Raises Refused."""
    recipe = derivation.recipe
    written = out.with_suffix(f".{recipe['ending']}")
    pictures = {one.pk: one for one in (derivation.source, *derivation.others.all())}
    seen = {str(key): one.veils for key, one in pictures.items()}
    frames = [one for one in recipe["frames"] if one["original"] in pictures]
    with ExitStack() as near:
        paths = [_near(near, pictures[one["original"]], one["label"]) for one in frames]
        sandbox.run(
            "mediatools.film.contact:sheet", paths, [str(written)], title=recipe["title"],
            words=" · ".join(filter(None, (recipe["words"], _(WORKING)))),
            captions=[one["caption"] for one in frames],
            numbers=[one["number"] for one in frames],
            readable=paths, writable=[written.parent], seconds=SECONDS, memory=MEMORY, progress=tell,
        )  # fmt: skip
    written.rename(out)
    return {"seen": seen}


def _near(near, original, label):
    """A path of what is shown of it; made here where it is not there just now."""
    if shown := original.renditions.filter(label=label).first():
        return str(near.enter_context(keeping.local(shown.address)))
    path = near.enter_context(keeping.local(original.sha256))
    shown = near.enter_context(looking.rendered("picture", path, lambda part: None, original.veils))
    return str(dict(shown)[LABEL]["path"])
