"""A file of balances, read line by line: account; name; debit; credit."""

import csv
import io
import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground import tables_read
from focale.ground.typography import euros

from .ledger import CODE, MOST, Movement
from .models import ChartAccount

LARGEST = 500_000
MOST_ROWS = 2000
MOST_ERRORS = 20
UNREADABLE = _("Ce n'est pas un fichier CSV lisible\xa0: enregistrez le tableau en «\xa0CSV UTF-8\xa0».")


@dataclass
class Balances:
    """What a file says. `errors`: a sentence for each line; `unknown`: accounts the chart lacks, named."""

    rows: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    unknown: dict = field(default_factory=dict)

    @property
    def debit(self) -> int:
        return sum(cents for _code, _label, cents in self.rows if cents > 0)

    @property
    def credit(self) -> int:
        return -sum(cents for _code, _label, cents in self.rows if cents < 0)

    def movements(self):
        return [Movement(code, cents, label=label) for code, label, cents in self.rows]


def decoded(content: bytes) -> str:
    """The text of a file that a spreadsheet wrote, in any usual alphabet. Refuses what is none."""
    if len(content) > LARGEST:
        raise ValidationError(_now("Ce fichier est trop lourd pour une liste de soldes."))
    return tables_read.decoded(content).replace("\0", "")


def read_balances(text: str) -> Balances:
    """Read every line; what cannot be is said with its number, and nothing is written."""
    told, known, is_first = Balances(), ChartAccount.objects.labels(), True
    for number, cells in enumerate(_table(text, told), start=1):
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        is_head, is_first = is_first and not cells[0][:1].isdigit(), False
        if is_head:
            continue
        if fault := _read_row(cells, told, known):
            told.errors.append(_now("Ligne %(number)s\xa0: %(fault)s") % {"number": number, "fault": fault})
    _look_at_whole(told)
    return told


def _table(text, told) -> list:
    """The lines as cells, parted by what the first line is parted by."""
    if text[:4].lower() == "sep=":
        text = "\n" + text.partition("\n")[2]
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    delimiter = max(tables_read.SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=None), delimiter=delimiter))
    except csv.Error:
        told.errors.append(UNREADABLE)
        return []


def _read_row(cells, told, known) -> str:
    """Take one line in; the sentence that says why it cannot be, or nothing."""
    if len(cells) < 4:
        return _now("il faut quatre colonnes, compte, nom, débit et crédit.")
    code, label = re.sub(r"\s", "", cells[0]), cells[1]
    if not CODE.fullmatch(code):
        return _now("«\xa0%(code)s\xa0» n'est pas un numéro de compte.") % {"code": cells[0][:20]}
    if code[0] in "678":
        return _now("le compte %(code)s repart de zéro chaque année\xa0: seuls 1 à 5 sont repris.") % {
            "code": code
        }
    debit, credit = cents_of(cells[2]), cents_of(cells[3])
    if debit is None or credit is None or (debit and credit):
        return _now("écrivez une somme au débit ou au crédit, par exemple 1234,56.")
    if code not in known:
        told.unknown[code] = label
    if debit - credit:
        told.rows.append((code, label[:200], debit - credit))
    return ""


def cents_of(written: str) -> int | None:
    """« 1 234,56 », « 1234.5 » or nothing, as cents; None for what is no sum."""
    plain = re.sub(r"[\s\u00a0\u202f€]", "", written)
    if not plain:
        return 0
    found = re.fullmatch(r"(\d{1,8})(?:[.,](\d{1,2}))?", plain)
    if not found:
        return None
    cents = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    return cents if cents <= MOST else None


def _look_at_whole(told):
    if len(told.rows) > MOST_ROWS:
        told.errors.append(_now("Ce fichier a trop de lignes pour une liste de soldes."))
    if not told.rows and not told.errors:
        told.errors.append(_now("Ce fichier ne contient aucun solde."))
    if told.rows and told.debit != told.credit and not told.errors:
        told.errors.append(
            _now("Débit %(debit)s, crédit %(credit)s\xa0: il y a %(rest)s d'écart.")
            % {
                "debit": euros(told.debit),
                "credit": euros(told.credit),
                "rest": euros(abs(told.debit - told.credit)),
            }
        )
    del told.errors[MOST_ERRORS:]
