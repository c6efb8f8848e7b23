"""One photograph in the sizes that pages and printers ask for, from one decode, faces hidden in every one."""

from collections.abc import Callable
from pathlib import Path

from mediatools.pictures.cropping import around, shape_of
from mediatools.pictures.decoding import decoded
from mediatools.pictures.hiding import hidden
from mediatools.pictures.marking import marked
from mediatools.pictures.opening import whole
from mediatools.pictures.sizes import Size, sizes, written
from mediatools.refusing import Refused

CENTRE = (0.5, 0.5)


def renditions(
    original: str | Path,
    outs: dict[str, str],
    wanted: list[Size],
    *,
    shape: str | None = None,
    focus: tuple[float, float] = CENTRE,
    faces: list = (),
    profile: bool = False,
    credit: str = "",
    rights: str = "",
    progress: Callable[[float], None] = lambda part: None,
) -> dict:
    """Write each size to `outs[its name]`, its kind by the ending; none is larger than the original.

    `faces`: boxes as shares of the upright picture. `profile`: keep the colours of the original with their
    profile, else sRGB. Answers {name: {"width", "height", "bytes"}}. Raises Refused.
    """
    ratio = shape_of(shape) if shape else None
    largest = max(size.edge for size in wanted)

    def edge(width, height):
        cut = around(focus, ratio, width, height)[2:] if shape else (width, height)
        return largest * max(width, height) / max(cut)

    told = {}
    with whole():
        picture = decoded(Path(original), edge, profile=profile)
        picture = hidden(picture, faces)
        if shape:
            picture = picture.crop(*around(focus, ratio, picture.width, picture.height))
        for done, size in enumerate(sorted(wanted, key=lambda size: -size.edge)):
            picture = picture.thumbnail_image(size.edge, height=size.edge, size="down", no_rotate=True)
            if done < len(wanted) - 1:
                picture = picture.copy_memory()
            told[size.name] = written(marked(picture, credit=credit, rights=rights), outs[size.name], size)
            progress((done + 1) / len(wanted))
    return told


def published(
    original: str,
    edges: list[int],
    millimetres: float | None,
    *,
    out: str = "",
    folder: str = "",
    stem: str = "",
    ending: str = "jpg",
    progress: Callable[[float], None] = lambda part: None,
    **words,
) -> dict:
    """The same, to one file `out`, or to `folder` as stem-320.jpg, stem-640.jpg…"""
    wanted = sizes(tuple(edges), millimetres)
    if out and len(wanted) > 1:
        raise Refused("Une seule taille va dans un fichier : donnez un dossier pour plusieurs.")
    outs = {size.name: out or f"{folder}/{stem}-{size.name}.{ending}" for size in wanted}
    told = renditions(original, outs, wanted, progress=progress, **words)
    return {name: facts | {"out": outs[name]} for name, facts in told.items()}
