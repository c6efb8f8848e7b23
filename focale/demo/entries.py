"""Entries of the books in bulk: what the verbs of the past would have posted, balanced all the same."""

from focale.money.ledger import Movement
from focale.money.models import Entry, FiscalYear, Line

from .seasons import moment

__all__ = ["Entries", "Movement"]


class Entries:
    """Collects entries of past days and writes them in two statements."""

    def __init__(self, by):
        self.by, self.years, self.rows = by, list(FiscalYear.objects.all()), []

    def note(self, journal, day, label, movements, piece) -> Entry:
        """One entry, not saved yet. Raises AssertionError when its two sides differ."""
        assert not sum(movement.cents for movement in movements), label
        year = next(year for year in self.years if year.first_day <= day <= year.last_day)
        entry = Entry(year=year, journal=journal, day=day, label=label[:200], piece=piece, made_by=self.by)
        entry.made_at = moment(day, "18:00")
        self.rows.append((entry, [movement for movement in movements if movement.cents]))
        return entry

    def write(self):
        """Every entry in the order of its day, so that the clock numbers them so; then their lines."""
        self.rows.sort(key=lambda row: row[0].day)
        Entry.objects.bulk_create([entry for entry, _movements in self.rows], batch_size=500)
        lines = [
            Line(
                entry=entry,
                account=movement.account,
                debit_cents=max(movement.cents, 0),
                credit_cents=max(-movement.cents, 0),
                project=movement.project,
                label=movement.label,
            )
            for entry, movements in self.rows
            for movement in movements
        ]
        Line.objects.bulk_create(lines, batch_size=1000)
        self.rows = []


def date_entries(today):
    """What verbs wrote just now about days gone by was written on those days, before the till was counted."""
    late = list(Entry.objects.filter(day__lt=today, made_at__date=today))
    for entry in late:
        entry.made_at = moment(entry.day, "18:00")
    Entry.objects.bulk_update(late, ["made_at"], batch_size=400)
