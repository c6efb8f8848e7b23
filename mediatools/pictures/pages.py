"""A photograph in the sizes of a page, named by their longer edge. Words in and out are what JSON can say."""

from collections.abc import Callable

from mediatools.pictures.renditions import renditions, sizes


def for_pages(
    original: str,
    outs: dict[str, str],
    faces: list | None = None,
    credit: str = "",
    rights: str = "",
    progress: Callable[[float], None] = lambda part: None,
) -> dict:
    """Write each of `outs` ({"320": path, …}), with these boxes (shares) hidden and these words in it.

    Answers {"320": {"width", "height", "bytes"}, …}."""
    words = {"faces": faces or (), "credit": credit, "rights": rights}
    return renditions(original, outs, sizes(tuple(map(int, outs))), progress=progress, **words)
