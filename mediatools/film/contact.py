"""The contact sheet of a roll: all its frames small, on strips of film with their numbers."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyvips
import typst

from mediatools.compiling import FONTS
from mediatools.film.analysing import analysed
from mediatools.film.developing import positive
from mediatools.film.scanning import scan
from mediatools.pictures.decoding import decoded
from mediatools.pictures.marking import bare
from mediatools.pictures.opening import whole
from mediatools.refusing import Refused

LAYOUT = Path(__file__).with_suffix(".typ")
EDGE = 420
"""Pixels of the longer side of one frame: 300 to the inch where it stands on the page."""
DOTS = 220.0
MOST = 200
KINDS = "La planche s’écrit en .pdf ou en .jpg."


def sheet(
    originals: list[str],
    outs: list[str],
    *,
    title: str = "Planche-contact",
    words: str = "",
    captions: list[str] = (),
    numbers: list[str] = (),
    negatives: bool = False,
    first: int = 1,
    progress: Callable[[float], None] = lambda part: None,
) -> dict:
    """Write the sheet of these pictures as each of `outs`, PDF or JPEG by its ending. Raises Refused.

    `captions`: one for each or fewer, in their order; `numbers`: of each, else counted from `first`.
    `negatives`: they are scans, printed as one roll.
    """
    if not 0 < len(originals) <= MOST:
        raise Refused(f"Une planche montre de 1 à {MOST} vues.")
    if any(Path(out).suffix.lower() not in (".pdf", ".jpg", ".jpeg") for out in outs):
        raise Refused(KINDS)
    with tempfile.TemporaryDirectory(prefix="planche-", dir=Path(outs[0]).parent) as folder:
        small = _printed if negatives else _small
        files = small([Path(each) for each in originals], Path(folder), progress)
        said = [*captions, *[""] * len(files)]
        counted = [*numbers, *(str(first + n) for n in range(len(numbers), len(files)))]
        frames = [
            {"file": file, "number": counted[n], "caption": said[n], "alt": said[n] or f"Vue {counted[n]}"}
            for n, file in enumerate(files)
        ]
        pages = _laid(Path(folder), outs, {"title": title, "words": words, "frames": frames})
    return {"outs": list(outs), "frames": len(frames), "pages": pages}


def _small(originals, folder, progress):
    """Their names in the folder: photographs, one to a processor at a time."""

    def made(number):
        with whole():
            picture = decoded(originals[number], lambda width, height: EDGE)
            bare(picture).jpegsave(str(folder / f"{number}.jpg"), Q=88, keep="none")
        progress((number + 1) / len(originals))
        return f"{number}.jpg"

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(made, range(len(originals))))


def _printed(originals, folder, progress):
    """The same of negatives, all by what the whole roll says."""
    settings = analysed(originals, progress=lambda part: progress(part / 2))
    for number, (path, chosen) in enumerate(zip(originals, settings, strict=True)):
        size, _ = scan(path)
        image, _ = scan(path, shrink=max(1, max(size.width, size.height) // (2 * EDGE)), curve=chosen.curve)
        with whole():
            picture = positive(image, chosen, crop=True).copy_memory()
            picture = picture.thumbnail_image(EDGE, height=EDGE, size="down")
            picture.jpegsave(str(folder / f"{number}.jpg"), Q=88, keep="none")
        progress(0.5 + (number + 1) / len(originals) / 2)
    return [f"{number}.jpg" for number in range(len(originals))]


def _laid(folder, outs, data) -> int:
    template = shutil.copy(LAYOUT, folder)
    asked = {"root": str(folder), "font_paths": [str(FONTS)]}
    asked["sys_inputs"] = {"data": json.dumps(data, ensure_ascii=False)}
    pages = 1
    for out in outs:
        if Path(out).suffix.lower() == ".pdf":
            typst.compile(template, output=str(out), format="pdf", pdf_standards=["ua-1"], **asked)
            continue
        drawn = typst.compile(template, format="png", ppi=DOTS, **asked)
        drawn = drawn if isinstance(drawn, list) else [drawn]
        sheets = [pyvips.Image.new_from_buffer(page, "").flatten(background=255) for page in drawn]
        pyvips.Image.arrayjoin(sheets, across=1).jpegsave(str(out), Q=90, keep="none")
        pages = len(sheets)
    return pages
