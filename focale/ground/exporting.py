"""Tables as files: XLSX, ODS and CSV. What a spreadsheet would take for a formula stays text.

A file is a list of (title, head, rows). A value is text, a number, a date or a moment; money is a Decimal of
euros. CSV leaves row by row while it is written; the two others are made whole, so that they have a limit.
"""

import csv
import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from django.http import FileResponse, StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

MOST_ROWS = {"xlsx": 50_000, "ods": 10_000, "csv": None}
"""Beyond, only CSV: the others hold the whole file in memory."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def harmless(value):
    """Text that a spreadsheet cannot run (CWE-1236): a quote before it says that it is text."""
    if isinstance(value, str):
        value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value)
        return f"'{value}" if value.lstrip(" \u00a0").startswith(DANGEROUS) else value
    return value


def exported(form, name, sheets):
    """The answer that hands over the file. `form`: xlsx, ods or csv; `name`: without ending."""
    name = f"{slugify(name)[:80] or 'focale'}.{form}"
    if form == "csv":
        answer = StreamingHttpResponse(_csv(sheets), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    file = BytesIO()
    {"xlsx": _xlsx, "ods": _ods}[form](sheets, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[form])


class Echo:
    """Hands each written line straight on."""

    def write(self, line):
        return line


def _csv(sheets):
    """A BOM and semicolons: what a French spreadsheet opens with a double click."""
    writer = csv.writer(Echo(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff"
    for place, (title, head, rows) in enumerate(sheets):
        if len(sheets) > 1:
            yield ("\r\n" if place else "") + writer.writerow([harmless(title)])
        yield writer.writerow([harmless(words) for words in head])
        for row in rows:
            yield writer.writerow([_in_csv(value) for value in row])


def _in_csv(value):
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return harmless(value)


def _xlsx(sheets, file):
    book = Workbook(write_only=True)
    for title, head, rows in sheets:
        sheet = book.create_sheet(_sheet_name(title, book.sheetnames))
        sheet.append([harmless(words) for words in head])
        for row in rows:
            sheet.append([_in_xlsx(sheet, value) for value in row])
    book.save(file)


def _in_xlsx(sheet, value):
    if isinstance(value, Decimal):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = "#,##0.00"
        return cell
    return value.replace(tzinfo=None) if isinstance(value, datetime) else harmless(value)


def _sheet_name(title, taken):
    """At most 31 signs, without those a spreadsheet forbids, and once."""
    name = re.sub(r"[\[\]:*?/\\']", " ", str(title))[:28].strip() or _("Feuille")
    return name if name not in taken else f"{name} {len(taken) + 1}"


def _ods(sheets, file):
    book, names = OpenDocumentSpreadsheet(), []
    for title, head, rows in sheets:
        names.append(_sheet_name(title, names))
        table = Table(name=names[-1])
        for row in (head, *rows):
            line = TableRow()
            for value in row:
                line.addElement(_ods_cell(value))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.write(file)


def _ods_cell(value):
    if value is None or value == "":
        return TableCell()
    if isinstance(value, datetime):
        cell = TableCell(valuetype="date", datevalue=f"{value:%Y-%m-%dT%H:%M:%S}")
        words = f"{value:%d/%m/%Y %H:%M}"
    elif isinstance(value, date):
        cell, words = TableCell(valuetype="date", datevalue=f"{value:%Y-%m-%d}"), f"{value:%d/%m/%Y}"
    elif isinstance(value, int | float | Decimal):
        cell, words = TableCell(valuetype="float", value=value), str(value)
    else:
        cell, words = TableCell(valuetype="string"), harmless(str(value))
    cell.addElement(P(text=words))
    return cell
