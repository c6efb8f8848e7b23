"""Entries numbered and chained by hash: in the order in which they are found, which is their own.

A key would not do as the order: a transaction takes its key when it writes and shows its row when it ends. So
nothing waits; what comes to light later has the next number.
"""

import hashlib
import json
from collections import defaultdict
from datetime import UTC

from django.db import connection
from django.utils import timezone

AT_ONCE = 2_000
READ = ("pk", "journal", "day", "label", "piece", "made_at")


def seal_of(before, year, number, facts, lines) -> str:
    """SHA-256 over the former seal and all an entry says; who wrote it stands in the journal of acts.

    `facts`: its journal, day, label, piece and moment; `lines`: in the order of their keys, each account,
    debit, credit, action and label.
    """
    journal, day, label, piece, made_at = facts
    said = [before, str(year.first_day), str(year.last_day), number, journal, str(day), label, piece]
    said += [made_at.astimezone(UTC).isoformat(), *(list(line) for line in lines)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def lengthen(year, entries, after=0):
    """Number the next entries of a year, whose row is held, and chain them. Those not balanced are left.

    `entries`: those not sealed. Returns how many were, and the key to go on after, or None at the end.
    """
    rows = list(entries.filter(pk__gt=after).order_by("pk").values_list(*READ)[:AT_ONCE])
    lines, sealed, now = _lines_of(entries, [row[0] for row in rows]), [], timezone.now()
    for pk, *facts in rows:
        if not _is_balanced(lines[pk]):
            continue
        year.last_number += 1
        year.last_seal = seal_of(year.last_seal, year, year.last_number, facts, lines[pk])
        sealed.append((year.last_number, year.last_seal, now, pk))
    _write(entries.model._meta.db_table, sealed)
    return len(sealed), rows[-1][0] if len(rows) == AT_ONCE else None


def _lines_of(entries, keys) -> dict:
    """What each entry says, line by line."""
    found, told = defaultdict(list), entries.model._meta.get_field("lines").related_model.objects
    read = ("entry_id", "account", "debit_cents", "credit_cents", "project", "label")
    for key, *line in told.filter(entry__in=keys).order_by("entry_id", "pk").values_list(*read):
        found[key].append(line)
    return found


def _is_balanced(lines) -> bool:
    return bool(lines) and sum(debit - credit for _account, debit, credit, *_rest in lines) == 0


def _write(table, sealed):
    """One statement said for each row: as a single one it grows with the square of the rows."""
    if sealed:
        moment = connection.ops.adapt_datetimefield_value
        rows = [(number, seal, moment(at), pk) for number, seal, at, pk in sealed]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET number = %s, seal = %s, sealed_at = %s WHERE id = %s", rows
            )
