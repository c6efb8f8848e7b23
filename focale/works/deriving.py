"""How each file is made out of others, what it is called, and where what is hidden on them lies on it."""

import math
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps

from focale.works import darkroom, keeping, looking, sheets, veiling
from mediatools import sandbox
from mediatools.pictures.placing import Cut, box_in

NEARLY = 0.05
CUTTING, MEMORY = 120, 3 * sandbox.GIB


@contextmanager
def made(derivation, tell):
    """The path of the file made, gone when the context ends, and what was found while making it.
    Raises Refused."""
    with TemporaryDirectory(dir=looking.bench()) as folder, keeping.local(derivation.source.sha256) as path:
        out = Path(folder) / "made"
        yield out, MAKERS[derivation.tool](derivation, path, out, tell)


def _print(derivation, path, out, tell):
    out_there = out.with_suffix(".jpg")
    told = darkroom.printed(path, out_there, derivation.recipe["settings"], tell)
    out_there.rename(out)
    return {"size": [told["width"], told["height"]]}


def _cut(derivation, path, out, tell):
    told = sandbox.run(
        "mediatools.pictures.adjusting:adjusted", path, out, derivation.recipe["cut"],
        readable=[path], writable=[out.parent], seconds=CUTTING, memory=MEMORY, progress=tell,
    )  # fmt: skip
    return {"of": told["of"]}


def _sheet(derivation, path, out, tell):
    return sheets.made(derivation, out, tell)


MAKERS = {"print": _print, "cut": _cut, "sheet": _sheet}


def is_stale(recipe) -> bool:
    """Whether something was hidden on a picture of a sheet while the sheet was being made."""
    seen = recipe.get("seen", {})
    rows = apps.get_model("works.Original").objects.select_for_update(of=("self",)).filter(pk__in=seen)
    return any(row.veils != seen[str(row.pk)] for row in rows)


def name_of(derivation) -> str:
    """What the file is called: after its source."""
    if derivation.tool == "sheet":
        return f"{derivation.recipe['title'][:150]}.{derivation.recipe['ending']}"
    stem = Path(derivation.source.name).stem if derivation.source else derivation.get_tool_display()
    number = derivation.recipe.get("number")
    return f"{stem[:150]}-{number:02}.jpg" if number else f"{stem[:150]}-{derivation.get_tool_display()}.jpg"


def cut_of(recipe) -> tuple[Cut, tuple]:
    """The cut that a recipe tells, and the size of the picture it was cut from."""
    if "settings" in recipe:
        left, top, right, bottom = recipe["settings"]["area"]
        return Cut(box=(left, top, right - left, bottom - top)), (1, 1)
    words = recipe["cut"]
    return Cut(**words | {"box": tuple(words["box"])}), tuple(recipe.get("of", (1, 1)))


def veils_of(derivation) -> list[list[int]]:
    """The boxes of what is hidden on the source, in thousandths of the file made of it."""
    if derivation.tool not in ("print", "cut"):
        return []
    cut, size = cut_of(derivation.recipe)
    there = (box_in(cut, box, size) for box in veiling.shares(derivation.source.veils))
    return [_outward(*box) for box in there if box]


def _outward(x, y, width, height):
    """A box in whole thousandths that holds all of it."""
    left, top = (math.floor(share * veiling.WHOLE + NEARLY) for share in (x, y))
    right, bottom = (math.ceil(share * veiling.WHOLE - NEARLY) for share in (x + width, y + height))
    return [left, top, max(1, min(right, veiling.WHOLE) - left), max(1, min(bottom, veiling.WHOLE) - top)]
