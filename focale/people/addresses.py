"""The national address base (BAN), read once to know which streets, or numbers of them, lie in a district.

Nothing of it is kept but those streets: no coordinates, no address of anybody. The file is the one of a
department (adresses-30.csv.gz, « ; » between cells), opened from the disk; no other host is asked.
"""

import csv
import gzip
import math
import zlib
from collections import defaultdict
from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

NEEDED = {"numero", "nom_voie", "nom_commune", "lon", "lat"}
LARGEST_NUMBER = 32000
MOST_LINES = 1_500_000
LONGEST_LINE = 4000
"""A whole department is well under a million lines; a small file may unpack into something without end."""
PACKED = b"\x1f\x8b"


def lines_of(file):
    """The lines of an open binary file, compressed or not. Refuses one that goes on beyond a department."""
    file.seek(0)
    packed = file.read(2) == PACKED
    file.seek(0)
    binary = gzip.GzipFile(fileobj=file) if packed else file
    for number in range(MOST_LINES + 1):
        line = binary.readline(LONGEST_LINE)
        if not line:
            return
        if number == MOST_LINES or len(line) == LONGEST_LINE:
            raise ValidationError(
                _("Ce fichier est trop long. Prenez celui d'un département, par exemple adresses-30.csv.gz.")
            )
        yield line.decode("utf-8-sig" if not number else "utf-8")


def read_addresses(lines):
    """(town, street, number, longitude, latitude) of each line that has them. Refuses another file."""
    try:
        rows = csv.DictReader(lines, delimiter=";")
        missing = NEEDED - set(rows.fieldnames or ())
        if missing:
            raise ValidationError(
                _("Ce fichier n'est pas un extrait de la base adresse : il manque %(names)s.")
                % {"names": ", ".join(sorted(missing))}
            )
        for row in rows:
            if address := _read(row):
                yield address
    except (UnicodeDecodeError, csv.Error, EOFError, gzip.BadGzipFile, zlib.error):
        raise ValidationError(_("Ce fichier est abîmé. Téléchargez-le à nouveau.")) from None


def _read(row):
    try:
        number, longitude, latitude = int(row["numero"]), float(row["lon"]), float(row["lat"])
    except (TypeError, ValueError):
        return None
    town, street = (_plain(row[name]) for name in ("nom_commune", "nom_voie"))
    if not town or not street or not 0 < number <= LARGEST_NUMBER:
        return None
    if not (math.isfinite(longitude) and math.isfinite(latitude)):
        return None
    return town[:80], street[:160], number, longitude, latitude


def _plain(told) -> str:
    return "".join(letter for letter in told or "" if letter.isprintable()).strip()


def streets_inside(addresses, district_of) -> dict:
    """{(district, town): streets to list}; `district_of(longitude, latitude)` says where a point is.

    A street wholly inside is listed without numbers; one that is partly inside, side by side, by the longest
    runs of numbers that are inside.
    """
    seen = defaultdict(dict)
    for town, street, number, longitude, latitude in addresses:
        seen[town, street][number] = district_of(longitude, latitude)
    found = defaultdict(list)
    for (town, street), numbers in seen.items():
        around = set(numbers.values())
        if len(around) == 1:
            if district := around.pop():
                found[district, town].append(_listed(street))
        else:
            for district, part in _runs(street, numbers):
                found[district, town].append(part)
    return dict(found)


def _runs(street, numbers):
    for side in ("odd", "even"):
        of_side = sorted(number for number in numbers if (number % 2 == 0) == (side == "even"))
        for district, run in groupby(of_side, key=numbers.get):
            run = list(run)
            if district:
                yield district, _listed(street, run[0], run[-1], side)


def _listed(street, first=None, last=None, side=""):
    return {"name": street, "first_number": first, "last_number": last, "side": side}
