"""A table somebody hands in as a workbook (XLSX, ODS) or as text: the same Table, whatever the file is."""

import zipfile
import zlib
from datetime import date, datetime
from io import BytesIO
from xml.etree.ElementTree import ParseError

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .ods_read import ods_lines
from .tables_read import LARGEST, MOST_COLUMNS, Row, Table, _plain, _refuse_too_much, read_table, table_of

PACKED = b"PK\x03\x04"
MOST_UNPACKED = 80_000_000
MOST_PARTS = 2000
BROKEN = (
    AttributeError, EOFError, InvalidFileException, LookupError, OSError, ParseError, RuntimeError,
    TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What the libraries meet in a workbook that was cut, locked by a word, or made by hand to hurt."""


def read_any_table(file) -> Table:
    """The table in an uploaded file, of a workbook its first sheet. Refuses with one sentence."""
    content = file.read(LARGEST + 1)
    if not content.startswith(PACKED) or len(content) > LARGEST:
        return read_table(content)
    try:
        parts = _parts(content)
        cells = ods_lines(content) if "content.xml" in parts else _xlsx_lines(content)
        rows = list(_filled(cells))
    except BROKEN:
        raise ValidationError(
            _now("Ce classeur ne se lit pas\xa0: enregistrez la feuille au format «\xa0CSV UTF-8\xa0».")
        ) from None
    return table_of(rows)


def _parts(content) -> list[str]:
    """What lies in the archive. A small one may unpack into something without end."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ValidationError(_now("Ce classeur est trop grand\xa0: gardez seulement la feuille utile."))
    return [part.filename for part in parts]


def _xlsx_lines(content):
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
        yield [_written(value) for value in row]


def _filled(lines):
    """The lines that say something, within the limits."""
    found = []
    for number, cells in enumerate(lines, start=1):
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            found.append(Row(number, [_plain(cell) for cell in cells]))
            _refuse_too_much(found)
    return found


def _written(value) -> str:
    """As one would type it: 2012-03-12, 30100, 15.5."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if not (value.hour or value.minute) else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
