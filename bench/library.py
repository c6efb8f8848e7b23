"""The library among ten thousand pieces: every search, on the database of a small place (SQLite)."""

import json

from bench.service import Service, new_home

PIECES, BOUND, QUERIES = 10_000, 150, 10
"""Milliseconds of processor a page may take, database and all, and questions it may ask."""


def measure():
    with new_home() as home:
        told = json.loads(Service(home).run("bench.many_pieces", str(PIECES)).splitlines()[-1])
    for name, (took, _queries) in told.items():
        yield f"{PIECES:,} pieces: {name}", took, BOUND, "ms CPU"
    yield "the most questions one of them asks", max(row[1] for row in told.values()), QUERIES, ""
