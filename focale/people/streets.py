"""The town hall's list of streets of a district, as it is pasted: one street a line."""

import csv
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SIDES = {
    "": "",
    "pair": "even",
    "pairs": "even",
    "even": "even",
    "impair": "odd",
    "impairs": "odd",
    "odd": "odd",
}
MOST = 5000
LARGEST_NUMBER = 32000


def read_streets(text: str) -> list[dict]:
    """Each line as name, first_number, last_number, side. Refuses, naming the first line not understood."""
    lines = text.strip("\ufeff \n\r").splitlines()
    if len(lines) > MOST:
        raise ValidationError(_("Il y a plus de 5 000 lignes. Collez la liste d'un seul quartier."))
    mark = "\t" if any("\t" in line for line in lines) else ";"
    streets = []
    for number, cells in enumerate(csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE), start=1):
        cells = [cell.strip().strip('"') for cell in cells]
        if not any(cells) or (number == 1 and cells[0].casefold() in ("rue", "voie", "nom")):
            continue
        streets.append(_read(cells, number))
    if not streets:
        raise ValidationError(_("Aucune rue dans ce texte. Collez une rue par ligne."))
    return streets


def _read(cells, number):
    name, first, last, side, *rest = [*cells, "", "", ""]
    numbers = [int(cell) if re.fullmatch(r"[0-9]{1,5}", cell) else None for cell in (first, last)]
    wrong = not name or len(name) > 160 or any(rest) or side.casefold() not in SIDES
    wrong = wrong or any(cell and value is None for cell, value in zip((first, last), numbers, strict=True))
    wrong = wrong or any(value and value > LARGEST_NUMBER for value in numbers)
    if wrong or (None not in numbers and numbers[0] > numbers[1]):
        raise ValidationError(
            _("Ligne %(number)d : « %(line)s » n'est pas comprise : rue ; premier ; dernier ; pairs.")
            % {"number": number, "line": " ; ".join(cells)[:80]}
        )
    return {
        "name": name,
        "first_number": numbers[0],
        "last_number": numbers[1],
        "side": SIDES[side.casefold()],
    }
