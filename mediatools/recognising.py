"""Which kind a file is, from its content alone. For the child: a zip is opened to see what it holds."""

import re
import zipfile
from pathlib import Path

from mediatools.archives import BROKEN, WRONG
from mediatools.kinds import KINDS, NAMED, Kind
from mediatools.refusing import Refused
from mediatools.tiff_heads import is_camera

HEAD = 4096
STRANGERS = [
    (rb"GIF8[79]a", "une image animée GIF : enregistrez-la en PNG ou en MP4"),
    (
        rb"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg\b",
        "un dessin SVG : exportez-le en PNG",
    ),
    (rb"\s*<(?:!doctype html|html|head|body|script|iframe)\b", "une page web"),
    (
        rb"\s*#EXTM3U|ffconcat version|\[playlist\]",
        "une liste de lecture, pas un film : apportez le film lui-même",
    ),
    (rb"MZ|\x7fELF|\xca\xfe\xba\xbe|#!|dex\n", "un programme"),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ", "un paquet de fichiers : ouvrez-le et apportez les fichiers"),
    (rb"8BPS", "un document Photoshop : exportez-le en TIFF"),
    (rb"BM.{12}[\x28\x0c]", "une image BMP : enregistrez-la en PNG"),
    (rb"\x30\x26\xb2\x75", "un fichier Windows Media : enregistrez-le en MP4"),
    (rb"\xd0\xcf\x11\xe0", "un ancien document Office : enregistrez-le en PDF"),
]
"""What people bring that is not in the table, and what to do with it."""
UNKNOWN = "Ce fichier n’est d’aucune sorte que nous savons lire."
ZIPPED = [("3mf", r"3D/[^/]+\.model"), ("docx", r"word/document\.xml"), ("odt", r"content\.xml")]


def kind_of(path: Path | str) -> Kind:
    """Raises Refused, with what it is instead where that is known."""
    path = Path(path)
    with path.open("rb") as file:
        head = file.read(HEAD)
    for start, words in STRANGERS:
        if re.match(start, head, re.S | re.I):
            raise Refused(f"C’est {words}.")
    if head.startswith(b"PK"):
        return _zipped(path)
    if is_mesh(head, path.stat().st_size):
        return NAMED["stl"]
    for kind in KINDS[:-1]:
        if kind.name not in ("3mf", "stl", "odt", "docx") and kind.start.match(head):
            return NAMED["raw"] if kind.name == "tiff" and _is_camera(path) else kind
    if not is_text(head):
        raise Refused(UNKNOWN)
    return NAMED["text"]


def _is_camera(path) -> bool:
    with path.open("rb") as file:
        return is_camera(file)


def is_mesh(head: bytes, size: int) -> bool:
    """Is it an STL, binary or of text? One of text has facets after its name."""
    if facets(head, size) is not None:
        return True
    return head.lstrip()[:5].lower() == b"solid" and b"facet" in head.lower()


def facets(head: bytes, size: int) -> int | None:
    """The triangles a binary STL counts, when it is as long as that (programs add a few bytes); else None."""
    count = int.from_bytes(head[80:84], "little") if len(head) >= 84 else 0
    return count if count and 0 <= size - 84 - 50 * count < 50 else None


def is_text(head: bytes) -> bool:
    """Words of a person: nothing that no keyboard writes."""
    if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head):
        return False
    try:
        head[:-4].decode("utf-8-sig") if len(head) == HEAD else head.decode("utf-8-sig")
    except UnicodeDecodeError:
        return not re.search(rb"[\x7f-\x9f]", head)
    return True


def _zipped(path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except WRONG as error:
        raise Refused(BROKEN) from error
    for name, inside in ZIPPED:
        if any(re.fullmatch(inside, each) for each in names):
            return NAMED[name]
    raise Refused("C’est un paquet de fichiers : ouvrez-le et apportez les fichiers.")
