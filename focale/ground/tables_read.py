"""A table somebody hands in as a file: whichever alphabet and separator a spreadsheet gave it, read whole."""

import codecs
import csv
import io
import unicodedata
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now

LARGEST = 5_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST = 5_000
"""Letters of one cell."""
SEPARATORS = ";\t,|"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Row(NamedTuple):
    """One line of the table. `number`: the line of the file where it ends; `cells`: one for each column."""

    number: int
    cells: list[str]


class Table(NamedTuple):
    """`head`: the names of the columns, without the blanks around them; `rows`: those that say something."""

    head: list[str]
    rows: list[Row]

    def dicts(self):
        """Pairs (number, {column: cell}); of two columns with one name the first that is filled."""
        for number, cells in self.rows:
            told = {}
            for name, cell in zip(self.head, cells, strict=True):
                told[name] = told.get(name) or cell
            yield number, told


def read_table(file) -> Table:
    """The table in an uploaded file, or in bytes. Refuses what is none (ValidationError, one sentence)."""
    content = file if isinstance(file, bytes) else file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValidationError(_now("Ce fichier dépasse 5 Mo\xa0: coupez-le en plusieurs."))
    text = decoded(content)
    if text[:4].lower() == "sep=":
        text = "\n" + text.partition("\n")[2]
    return table_of(_lines(text, _separator(text.lstrip())))


def table_of(lines) -> Table:
    """The first of these rows names the columns; the others get a cell for each."""
    if not lines:
        raise ValidationError(_now("Ce fichier est vide."))
    head, *rows = lines
    while head.cells and not head.cells[-1]:
        head.cells.pop()
    if len(head.cells) < 2:
        raise ValidationError(
            _now("Ce fichier n'a qu'une colonne\xa0: il en faut plusieurs, séparées par des points-virgules.")
        )
    return Table(head.cells, [_fitted(row, len(head.cells)) for row in rows])


def decoded(content: bytes) -> str:
    """The text, whichever of the alphabets in use here it was written in: UTF-8, UTF-16, Windows, Latin-1."""
    if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            _now("C'est un classeur\xa0: ouvrez-le et enregistrez la feuille au format «\xa0CSV UTF-8\xa0».")
        )
    if content.startswith(UTF_16):
        encodings = ["utf-16"]
    elif b"\0" in content:
        encodings = []
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            return unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise ValidationError(
        _now("Ce n'est pas un tableau lisible\xa0: enregistrez-le au format «\xa0CSV UTF-8\xa0».")
    )


def _separator(text) -> str:
    """The sign that makes the most columns of the first line."""
    return max(SEPARATORS, key=lambda sign: len(next(_parted(text[:20_000], sign, strict=False), ())))


def _parted(text, sign, *, strict):
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=strict)


def _lines(text, sign) -> list[Row]:
    """The lines that say something, as rows, within the limits."""
    found, reader = [], _parted(text, sign, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append(Row(reader.line_num, [_plain(cell) for cell in cells]))
                _refuse_too_much(found)
    except csv.Error:
        raise ValidationError(
            _now("Ligne %(number)s\xa0: un guillemet n'est pas refermé, ou un mot le suit.")
            % {"number": reader.line_num}
        ) from None
    return found


def _refuse_too_much(rows):
    number, cells = rows[-1]
    if len(rows) > MOST_ROWS:
        raise ValidationError(_now("Ce fichier a plus de 20 000 lignes\xa0: coupez-le en plusieurs."))
    if len(cells) > MOST_COLUMNS or any(len(cell) > LONGEST for cell in cells):
        raise ValidationError(
            _now("Ligne %(number)s\xa0: elle est bien trop longue. Un guillemet manque peut-être.")
            % {"number": number}
        )


def _plain(cell) -> str:
    """Without what cannot be seen, and without blanks around: exports leave them."""
    return "".join(letter for letter in cell if letter.isprintable() or letter in "\n\t").strip()


def _fitted(row, width) -> Row:
    """A cell for each column. Spreadsheets leave out the last empty ones, or add some."""
    if any(row.cells[width:]):
        raise ValidationError(
            _now("Ligne %(number)s\xa0: elle a %(cells)s cases pour %(columns)s colonnes.")
            % {"number": row.number, "cells": len(row.cells), "columns": width}
        )
    return Row(row.number, (row.cells + [""] * width)[:width])
