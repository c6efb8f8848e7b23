"""The balances a first year opens with, read from a file: account; name; debit; credit."""

import csv
import io
import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _now

from focale.ground.models import record
from focale.ground.typography import euros

from .ledger import CODE, MOST, Journal, Movement, post
from .models import ChartAccount, Entry, FiscalYear

LARGEST = 500_000
MOST_ROWS = 2000
MOST_ERRORS = 20


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
    """The text of a file that a spreadsheet wrote: UTF-8, or the Windows alphabet. Refuses others."""
    if len(content) > LARGEST:
        raise ValidationError(_now("Ce fichier est trop lourd pour une liste de soldes."))
    if b"\0" in content[:2000] or content[:4] == b"PK\x03\x04":
        raise ValidationError(
            _now("Ce n'est pas un fichier CSV lisible\xa0: enregistrez le tableau en «\xa0CSV UTF-8\xa0».")
        )
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(
        _now("Les lettres de ce fichier ne se lisent pas\xa0: enregistrez-le en «\xa0CSV UTF-8\xa0».")
    )


def read_balances(text: str) -> Balances:
    """Read every line; what cannot be is said with its number, and nothing is written."""
    told, known = Balances(), ChartAccount.objects.labels()
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    delimiter = max(";\t,", key=first.count)
    for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
        cells = [cell.strip() for cell in cells]
        if not any(cells) or (number == 1 and not cells[0][:1].isdigit()):
            continue
        if fault := _read_row(cells, told, known):
            told.errors.append(_now("Ligne %(number)s\xa0: %(fault)s") % {"number": number, "fault": fault})
    _look_at_whole(told)
    return told


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


@transaction.atomic
def open_with(year, told, *, adds_accounts=False, by):
    """Write the opening entry of a year, once. `adds_accounts`: the accounts the chart lacks are added."""
    held = FiscalYear.objects.select_for_update().get(pk=year.pk)
    if told.errors:
        raise ValidationError(told.errors)
    if held.before():
        raise ValidationError(_now("Les soldes de cet exercice viennent de celui d'avant, à sa clôture."))
    if has_opening(held):
        raise ValidationError(_now("Cet exercice a déjà ses soldes d'ouverture. Annulez-les d'abord."))
    if told.unknown and not adds_accounts:
        raise ValidationError(
            _now("Le plan comptable n'a pas\xa0: %(codes)s. Cochez la case pour les ajouter.")
            % {"codes": ", ".join(sorted(told.unknown))}
        )
    for code, label in told.unknown.items():
        ChartAccount(code=code, label=(label or code)[:120]).write(by=by)
    label = _now("Soldes d'ouverture")
    entry = post(Journal.OPENING, held.first_day, label, told.movements(), piece="AN", is_by_hand=True, by=by)
    record("year.opened_with", held, by=by, entry=entry.pk, debit_cents=told.debit)
    return entry


def has_opening(year) -> bool:
    """Whether the year has opening balances that stand."""
    return Entry.objects.filter(year=year, journal=Journal.OPENING, reversed_by=None).exists()
