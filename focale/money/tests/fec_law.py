"""The file of entries read as article A47 A-1 of the Livre des procédures fiscales says, part by part.

Written from the text, not from the program: nothing of `focale.money.fec` is used here.
"""

import re
from collections import defaultdict
from datetime import date, datetime

NAMES = (
    "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef "
    "PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise"
).split()
MAY_BE_BLANK = {"CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet", "Montantdevise", "Idevise"}
DATES = ("EcritureDate", "PieceDate", "DateLet", "ValidDate")


def faults_of(name: str, content: bytes, *, siren: str, closes: date) -> list[str]:
    """What is against the text in this file, a sentence each."""
    found = []
    if not re.fullmatch(rf"{siren}FEC{closes:%Y%m%d}(\.txt)?", name):
        found.append(f"IX: named {name}")
    try:
        text = content.decode("iso8859-15")
    except UnicodeDecodeError:
        return [*found, "XII 1°: other letters"]
    records = re.split(r"\r\n|\n|\r", text)
    if records.pop() != "":
        found.append("VI a: the last record does not end")
    if records[0].split("\t") != NAMES:
        return [*found, "VII 4°: the names of the columns"]
    rows = []
    for number, record in enumerate(records[1:], start=2):
        cells = record.split("\t")
        if len(cells) != len(NAMES):
            found.append(f"VII 1°: line {number} has {len(cells)} columns")
            continue
        rows.append(dict(zip(NAMES, cells, strict=True)))
        found += [f"line {number}: {fault}" for fault in _faults_of_row(rows[-1])]
    return found or [*_faults_of_whole(rows), *_faults_of_order(rows)]


def _faults_of_row(row):
    for name in NAMES:
        if not row[name].strip() and name not in MAY_BE_BLANK:
            yield f"VII 1°: {name} is blank"
        if row[name] != row[name].strip():
            yield f"XII 3°: {name} is not set to the left"
    for name in DATES:
        if row[name] and not _is_date(row[name]):
            yield f"XII 4°: {name} says {row[name]}"
    if not re.match(r"[1-8]\d\d", row["CompteNum"]):
        yield f"VII 1°, 5: account {row['CompteNum']}"
    for name in ("Debit", "Credit"):
        if not re.fullmatch(r"[+-]?\d+(,\d+)?", row[name]):
            yield f"XII 2°: {name} says {row[name]}"


def _is_date(words) -> bool:
    try:
        return bool(re.fullmatch(r"\d{8}", words) and datetime.strptime(words, "%Y%m%d"))
    except ValueError:
        return False


def cents(words) -> int:
    return round(float(words.replace(",", ".")) * 100)


def _faults_of_whole(rows):
    """Each entry balances and says one day, one journal; the numbers are an unbroken sequence."""
    entries = defaultdict(list)
    for row in rows:
        entries[row["EcritureNum"]].append(row)
    for number, lines in entries.items():
        if sum(cents(row["Debit"]) - cents(row["Credit"]) for row in lines):
            yield f"entry {number} is not balanced"
        if len({(row["JournalCode"], row["EcritureDate"], row["ValidDate"]) for row in lines}) > 1:
            yield f"entry {number} says two journals or days"
    if sorted(map(int, entries)) != list(range(1, len(entries) + 1)):
        yield "VII 1°, 3: the sequence of numbers is broken"
    if any(len({row["JournalLib"] for row in rows if row["JournalCode"] == code}) > 1
           for code in {row["JournalCode"] for row in rows}):  # fmt: skip
        yield "a journal has two names"


def _faults_of_order(rows):
    """What carries balances over comes first (VII 3°), the rest as it was validated (VII 1°)."""
    is_opening = [row["JournalCode"] == "AN" for row in rows]
    if is_opening != sorted(is_opening, reverse=True):
        yield "VII 3°: balances carried over are not first"
    days = [row["ValidDate"] for row in rows if row["JournalCode"] != "AN"]
    if days != sorted(days):
        yield "VII 1°: not in the order of validation"
    seen = list(dict.fromkeys(row["EcritureNum"] for row in rows))
    if len(seen) != sum(1 for before, row in zip([None, *rows], rows, strict=False)
                        if before is None or before["EcritureNum"] != row["EcritureNum"]):  # fmt: skip
        yield "the lines of an entry do not stand together"
