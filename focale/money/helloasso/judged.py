"""A look at an export as a page shows it: the lines, what they add up to, what was paid out on which day."""

from dataclasses import dataclass

from .exports import PAID
from .judging import BACK, FAULT, TAKE, Judged, judge


@dataclass
class Look:
    lines: list[Judged]

    @classmethod
    def at(cls, table):
        """Refuses a file that is not the export of payments."""
        return cls(judge(table))

    @property
    def taken(self) -> list[Judged]:
        return [line for line in self.lines if line.act == TAKE]

    @property
    def faults(self) -> list[Judged]:
        return [line for line in self.lines if line.act == FAULT]

    @property
    def has_work(self) -> bool:
        return any(line.act in (TAKE, BACK) for line in self.lines)

    @property
    def cents(self) -> int:
        return sum(line.row.cents for line in self.taken)

    @property
    def gift_cents(self) -> int:
        return sum(line.row.gift for line in self.taken)

    @property
    def payouts(self) -> list[tuple]:
        """(day, cents): what HelloAsso says it sent to the bank, of the payments of this file."""
        sums = {}
        for line in self.lines:
            if line.row and line.row.state == PAID and line.row.paid_out:
                sums[line.row.paid_out] = sums.get(line.row.paid_out, 0) + line.row.cents
        return sorted(sums.items())
