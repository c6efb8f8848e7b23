"""Balances in a workbook (XLSX, ODS), as the text a CSV of the same sheet would hold."""

import csv
import re
from io import BytesIO, StringIO

from focale.ground.sheets_read import PACKED, read_any_table

from .balances_file import LARGEST, decoded

COLUMNS = 4
WORKED_OUT = re.compile(r"\d+\.\d{9,}(e-\d+)?")
"""A sum a sheet added up: 0.30000000000000004."""


def text_of(content: bytes) -> str:
    """The text of a file of balances, whatever wrote it. Refuses what is none with one sentence.

    Every line keeps the number it has in the sheet.
    """
    if not content.startswith(PACKED) or len(content) > LARGEST:
        return decoded(content)
    table, lines = read_any_table(BytesIO(content)), StringIO()
    written = {1: table.head} | {row.number: row.cells for row in table.rows}
    blank = [""] * COLUMNS
    rows = ([*written.get(number, []), *blank][:COLUMNS] for number in range(1, max(written) + 1))
    told = ([code, name, _in_cents(debit), _in_cents(credit)] for code, name, debit, credit in rows)
    csv.writer(lines, delimiter=";", lineterminator="\n").writerows(told)
    return lines.getvalue()


def _in_cents(cell) -> str:
    return f"{float(cell):.2f}" if WORKED_OUT.fullmatch(cell) else cell
