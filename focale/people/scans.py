"""Signed papers that come in as files: known by their content, of a bounded size, never shown as a page."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST = 10 * 1024 * 1024
BEGINNINGS = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
}
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def kind_of(file) -> str | None:
    """The media type its first bytes say, whatever the name says."""
    file.seek(0)
    beginning = file.read(16)
    file.seek(0)
    return next((kind for kind, magic in BEGINNINGS.items() if beginning.startswith(magic)), None)


def refuse_unreadable(file):
    """A sentence when the file is too large or neither a PDF, a JPEG nor a PNG."""
    if file.size > LARGEST:
        raise ValidationError(_("Ce fichier est trop lourd : 10 Mo au plus. Scannez en moins fin."))
    if kind_of(file) is None:
        raise ValidationError(_("Ce fichier n'est ni un PDF, ni un JPEG, ni un PNG. Scannez-le à nouveau."))
