"""Figures broken down by the brackets of a dimension. What falls into no bracket is unknown, and shown."""

from collections import Counter

from focale.programme.models.attendance import FACTS

from .models.dimension import Fact
from .wording import UNKNOWN

PLACES = {name: place for place, name in enumerate((*FACTS, Fact.FIRST_VISIT))}
MEASURES = ("people", "participations", "minutes", "anonymous")


def broken_down(dimension, brackets, tallies, parts) -> dict:
    """One table: a row for each bracket, then the unknown. Each column adds up to the total.

    `tallies`: {facts: [people, participations, minutes]}; `parts`: {dimension: {value: number}} of those
    counted without a name.
    """
    rows = _open_rows(dimension, tallies) if dimension.is_open else _bracket_rows(brackets)
    unknown = _row(UNKNOWN, dimension.unknown_label)
    placed = {}
    for facts, tally in tallies.items():
        value = facts[PLACES[dimension.fact]]
        if value not in placed:
            placed[value] = _placed(dimension, brackets, value)
        row = rows.get(placed[value], unknown)
        for measure, number in zip(MEASURES, tally, strict=False):
            row[measure] += number
    for value, number in parts.get(dimension.fact, {}).items():
        rows.get(_placed(dimension, brackets, value), unknown)["anonymous"] += number
    return {
        "fact": str(dimension.fact),
        "label": dimension.label,
        "rows": list(rows.values()),
        "unknown": unknown,
    }


def _row(code, label):
    return {"code": code, "label": label} | dict.fromkeys(MEASURES, 0)


def _bracket_rows(brackets):
    return {bracket.code: _row(bracket.code, bracket.label) for bracket in brackets}


def _open_rows(dimension, tallies):
    """A row for each value met, the most people first."""
    people = Counter()
    for facts, tally in tallies.items():
        people[facts[PLACES[dimension.fact]]] += tally[1]
    met = sorted((-count, value) for value, count in people.items() if value)
    return {value: _row(value, value) for _count, value in met}


def _placed(dimension, brackets, value):
    """The code of the row a value belongs to, or the unknown."""
    if value is None or value == "":
        return UNKNOWN
    if dimension.is_open:
        return value
    return next((one.code for one in brackets if one.holds(value)), UNKNOWN)


def headcount_parts(headcounts) -> dict:
    """What is known of those counted without a name: {fact: {value: number}}; the rest under None."""
    parts = {}
    total = sum(one["total"] for one in headcounts)
    for one in headcounts:
        for (fact, bracket), number in one["parts"].items():
            value = ages_of(bracket) if fact == Fact.AGE else bracket
            parts.setdefault(fact, Counter())[value] += number
    parts[Fact.FIRST_VISIT] = Counter(known=sum(one["already_known"] for one in headcounts))
    parts[Fact.FIRST_VISIT]["new"] = total - parts[Fact.FIRST_VISIT]["known"]
    for fact in Fact.values:
        told = parts.setdefault(fact, Counter())
        told[None] = total - sum(told.values())
    return parts


def ages_of(bracket: str) -> tuple:
    """The two ends of an anonymous age bracket: « 12-17 » → (12, 17), « 70+ » → (70, ∞)."""
    if bracket.endswith("+"):
        return int(bracket[:-1]), float("inf")
    youngest, oldest = bracket.split("-")
    return int(youngest), int(oldest)
