"""The first sheet of an OpenDocument workbook, line by line, without holding the whole of it."""

import zipfile
from io import BytesIO
from xml.etree.ElementTree import iterparse

from .tables_read import MOST_COLUMNS

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
MOST_REPEATED = 50


def ods_lines(content: bytes):
    """The cells of each line, as text; a date as 2012-03-12. Lines of nothing are left out of repetitions."""
    with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("content.xml") as opened:
        for _event, element in iterparse(opened, events=["end"]):
            if element.tag == f"{TABLE}table-row":
                cells = _cells(element)
                repeated = int(element.get(f"{TABLE}number-rows-repeated", 1)) if any(cells) else 1
                for _time in range(min(repeated, MOST_REPEATED)):
                    yield list(cells)
                element.clear()
            elif element.tag == f"{TABLE}table":
                return


def _cells(row) -> list[str]:
    found = []
    for cell in row:
        if cell.tag not in CELLS:
            continue
        times = int(cell.get(f"{TABLE}number-columns-repeated", 1))
        found += [_words(cell)] * min(times, MOST_COLUMNS + 1 - len(found))
    return found


def _words(cell) -> str:
    if day := cell.get(f"{OFFICE}date-value"):
        return day.removesuffix("T00:00:00").replace("T", " ")
    value = cell.get(f"{OFFICE}value")
    if value is not None and cell.get(f"{OFFICE}value-type") == "float":
        return value.removesuffix(".0")
    return "\n".join("".join(line.itertext()) for line in cell.findall(f"{TEXT}p"))
