"""Pictures that people send: read with mistrust, written small. Files in, bytes out; no model here."""

import io
import warnings

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 60_000_000
SMALLEST = 200
FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
QUALITY = {"webp": 80, "jpg": 82}
LESSER = (70, 60, 50, 40)
LIGHT_WIDTH, LIGHT = 640, 60_000
"""The webp a phone takes weighs at most that many bytes, so that a page with it stays under 100 kB."""


def refuse_unless_picture(file):
    """Decode the whole file (an open file with `size` and `name`) and say in one sentence what is wrong.

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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            _refuse_header(file, Image.open(file, formats=list(FORMATS)))
            file.seek(0)
            Image.open(file, formats=list(FORMATS)).load()
    except ValidationError:
        raise
    except Image.DecompressionBombError:
        raise ValidationError(_too_large()) from None
    except Exception:  # whatever a decoder says about a hostile file: it is not a picture we can show
        raise ValidationError(
            _("Ce fichier n'est pas une image lisible. Envoyez une photo JPEG, PNG ou WebP entière.")
        ) from None
    finally:
        file.seek(0)


def _too_large():
    return _("Cette image a trop de points\xa0: %(most)d millions au plus. Réduisez-la d'abord.") % {
        "most": MOST_PIXELS // 1_000_000
    }


def _refuse_header(file, image):
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise ValidationError(_too_large())
    if min(width, height) < SMALLEST:
        raise ValidationError(
            _("Cette image est trop petite\xa0: il faut au moins %(least)d points de côté.")
            % {"least": SMALLEST}
        )
    if not file.name.lower().endswith(FORMATS[image.format]):
        raise ValidationError(
            _("Le nom du fichier ne dit pas ce qu'il contient\xa0: c'est une image %(format)s. Renommez-la.")
            % {"format": image.format}
        )


def render(source, width: int, kind: str) -> bytes:
    """The image upright, at most this wide, as webp or jpg; nothing of what the camera noted."""
    with Image.open(source) as opened:
        opened.draft("RGB", (width * 2, width * 2))
        upright = ImageOps.exif_transpose(opened)
        if upright.mode in ("RGBA", "LA", "P", "PA"):
            paper = Image.new("RGBA", upright.size, "white")
            upright = Image.alpha_composite(paper, upright.convert("RGBA"))
        image = upright.convert("RGB")
    if image.width > width:
        image = image.resize((width, max(1, round(image.height * width / image.width))), Image.LANCZOS)
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    made = _written(clean, kind, QUALITY[kind])
    for quality in LESSER:
        if kind != "webp" or width > LIGHT_WIDTH or len(made) <= LIGHT:
            break
        made = _written(clean, kind, quality)
    return made


def _written(image, kind, quality) -> bytes:
    written = io.BytesIO()
    if kind == "webp":
        image.save(written, "WEBP", quality=quality, method=4)
    else:
        image.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
    return written.getvalue()
