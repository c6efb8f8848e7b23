"""Whatever is wanted, written into a folder: called in a child, which then writes nowhere else."""

from collections.abc import Callable
from pathlib import Path

from mediatools.film.strip import split

from .cartoons import cartoon
from .darkroom import photogram, tries
from .dishes import dish
from .film import scanned, strip_of
from .films import film
from .hills import hills
from .parts import part
from .portraits import portrait
from .stage import stage
from .street import street, towers
from .tunes import TUNES, written

PICTURES = {
    "hills": hills,
    "street": street,
    "towers": towers,
    "dish": dish,
    "stage": stage,
    "photogram": photogram,
    "portrait": portrait,
    "cartoon": cartoon,
    "tries": lambda seed: tries(hills(seed, "mist", river=True)),
}
QUALITY = 88


def make(orders: list, folder: str, *, progress: Callable[[float], None] = lambda part: None) -> list[str]:
    """`orders`: rows of (name of the file, maker, words for the maker). The names of all files written.

    A maker is one of PICTURES, or tune, film, part, strip. A strip is written with its frames, printed by
    our own tools: name-01.jpg and so on.
    """
    for number, (name, maker, words) in enumerate(orders):
        _written(Path(folder) / name, maker, words)
        progress((number + 1) / len(orders))
    return sorted(path.name for path in Path(folder).iterdir())


def _written(path, maker, words):
    if maker in PICTURES:
        pen = {"quality": QUALITY} if path.suffix == ".jpg" else {}
        PICTURES[maker](*words).save(path, **pen)
    elif maker == "tune":
        path.write_bytes(written(TUNES[words[0]](*words[1:])))
    elif maker == "film":
        film(words[0], path)
    elif maker == "part":
        path.write_bytes(part(words[0]))
    else:
        _strip(path, *words)


def _strip(path, colours, *scenes):
    """`scenes`: (maker, words) of each frame; `colours`: colour or grey."""
    pictures = [PICTURES[maker](*words).convert("RGB") for maker, words in scenes]
    exposures = [1.0, 0.55, 1.3, 0.8, 0.35, 1.0][: len(pictures)]
    light = strip_of(pictures, grey=colours == "grey", exposures=exposures)
    scanned(light, path)
    split(str(path), str(path.parent), path.stem)
