"""Pictures that people send: read with mistrust, in a child, and written small. No model here."""

import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediatools import sandbox
from mediatools.refusing import Refused

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 60_000_000
SMALLEST = 200
ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
TOOL = "mediatools.pictures.illustrating"
SECONDS, MEMORY = 30, 2 * sandbox.GIB


def refuse_unless_picture(file):
    """Have the file decoded whole (open, with `size` and `name`), and say in one sentence what is wrong.

    Only the header is read before the dimensions are known: a few bytes may claim an image of a thousand
    million points.
    """
    if not file.size:
        raise ValidationError(_("Ce fichier est vide. Choisissez une autre image."))
    if file.size > MOST_BYTES:
        raise ValidationError(
            _("Cette image pèse plus de %(most)d Mo. Choisissez-en une plus légère.")
            % {"most": MOST_BYTES // 1024 // 1024}
        )
    try:
        with _laid_out(file) as path:
            limits = {"readable": [path], "seconds": SECONDS, "memory": MEMORY}
            told = sandbox.run(f"{TOOL}:looked_at", path, MOST_PIXELS, **limits)
    except Refused:
        raise ValidationError(
            _("Ce fichier n'est pas une image lisible. Envoyez une photo JPEG, PNG ou WebP entière.")
        ) from None
    finally:
        file.seek(0)
    _refuse_header(file, told)


def _refuse_header(file, told):
    if told["width"] * told["height"] > MOST_PIXELS:
        raise ValidationError(
            _("Cette image a trop de points\xa0: %(most)d millions au plus. Réduisez-la d'abord.")
            % {"most": MOST_PIXELS // 1_000_000}
        )
    if min(told["width"], told["height"]) < SMALLEST:
        raise ValidationError(
            _("Cette image est trop petite\xa0: il faut au moins %(least)d points de côté.")
            % {"least": SMALLEST}
        )
    if not file.name.lower().endswith(ENDINGS[told["format"]]):
        raise ValidationError(
            _("Le nom du fichier ne dit pas ce qu'il contient\xa0: c'est une image %(format)s. Renommez-la.")
            % {"format": told["format"]}
        )


@contextmanager
def _laid_out(file):
    """A copy of an open file in a folder of its own, where a child may read it."""
    with TemporaryDirectory(prefix="image-") as folder:
        path = Path(folder) / "image"
        file.seek(0)
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        yield path


def rendered(source, widths, kinds) -> dict[tuple[int, str], bytes]:
    """{(width, kind): the image upright, at most this wide, as webp or jpg}, with nothing of what the camera
    noted. `source`: an open file. Raises Refused."""
    with _laid_out(source) as path, TemporaryDirectory(prefix="images-") as folder:
        words = {"readable": [path], "writable": [folder], "seconds": SECONDS, "memory": MEMORY}
        sandbox.run(f"{TOOL}:illustrated", path, folder, list(widths), list(kinds), **words)
        return {
            (width, kind): Path(folder, f"{width}.{kind}").read_bytes() for width in widths for kind in kinds
        }
