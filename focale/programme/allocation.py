"""Who gets the next seat, and why: the one rule behind every offer, draw and replay. Pure functions.

The rule, as the page says it: in the order of the line, or of a draw whose seed is published; first to those
with priority as long as they hold less than their stated share of the seats; a group comes whole or not at
all, and one that is too big for the free seats is passed over, keeps its place, and the reason is kept.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

CHOSEN = "chosen"
TOO_BIG = "too_big"


@dataclass(frozen=True)
class Waiting:
    """A party in line: its number, how many seats it needs, whether it has priority."""

    party: int
    size: int
    has_priority: bool = False


@dataclass(frozen=True)
class Decision:
    party: int
    what: str
    needed: int
    free: int


def reserved_seats(seats: int, share: int) -> int:
    """How many of the seats go first to those with priority: the share in percent, rounded down."""
    return seats * share // 100


def allocate(line: Iterable[Waiting], *, free: int, priority_free: int = 0) -> list[Decision]:
    """Go through the line in order and give the free seats.

    `free`: seats nobody holds. `priority_free`: how many of the reserved seats are not yet held by people
    with priority. Returns the decisions in the order they fall; those not reached get none.
    """
    line = list(line)
    decisions, served = [], set()
    first = [waiting for waiting in line if waiting.has_priority] if priority_free > 0 else []
    for waiting in first:
        if free <= 0 or priority_free <= 0:
            break
        if waiting.size <= min(free, priority_free):
            decisions.append(Decision(waiting.party, CHOSEN, waiting.size, free))
            served.add(waiting.party)
            free -= waiting.size
            priority_free -= waiting.size
    for waiting in line:
        if free <= 0:
            break
        if waiting.party in served:
            continue
        fits = waiting.size <= free
        decisions.append(Decision(waiting.party, CHOSEN if fits else TOO_BIG, waiting.size, free))
        free -= waiting.size if fits else 0
    return decisions


def kept_offers(offered: Iterable[Waiting], *, free: int, priority_free: int = 0) -> set[int]:
    """Which offers stand when there are fewer seats: those the rule serves first. Nobody is passed over."""
    decisions = allocate(offered, free=free, priority_free=priority_free)
    return {decision.party for decision in decisions if decision.what == CHOSEN}


def drawn_order(seed: str, parties: Iterable[int]) -> list[int]:
    """The parties in the order of the draw: by SHA-256 of the seed and their number. Anyone can check it."""
    return sorted(parties, key=lambda party: hashlib.sha256(f"{seed}:{party}".encode()).hexdigest())


def seal_of(seed: str) -> str:
    """What is published before the draw: the seed cannot be changed afterwards without it showing."""
    return hashlib.sha256(seed.encode()).hexdigest()
