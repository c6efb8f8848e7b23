"""The season report over a million attendances of 40,000 people, all in one season: a place 100 times ours.

Built by bulk inserts in a folder of its own, on SQLite; on PostgreSQL too when FOCALE_BENCH_DATABASE_URL
names an empty one. Then the page of one week, with 10 and 100 times the people and rows around it.
"""

import json
import os

from bench.service import Service, new_home

SIZES = [(10_000, 400, 1_200), (100_000, 4_000, 9_000), (1_000_000, 40_000, 90_000)]
SEASON_BOUND, QUERIES_BOUND, FLAT_BOUND = 2, 10, 1.5


def measure():
    yield from _measured("SQLite", "")
    if address := os.environ.get("FOCALE_BENCH_DATABASE_URL"):
        yield from _measured("PostgreSQL", address)


def _measured(name, address):
    weeks = []
    for attendances, people, occurrences in SIZES:
        with new_home() as home:
            size = map(str, (attendances, people, occurrences))
            said = Service(home, DATABASE_URL=address).run("bench.season", *size)
        told = json.loads(said.splitlines()[-1])
        weeks.append(told["week"])
        bound = SEASON_BOUND if attendances == SIZES[-1][0] else None
        yield f"{name}, the season over {attendances:,} attendances", told["season"], bound, "s"
    yield f"{name}, queries of the page", told["queries"], QUERIES_BOUND, ""
    yield f"{name}, the rows behind the largest figure, a page", told["rows"], SEASON_BOUND, "s"
    for times, week in zip((10, 100), weeks[1:], strict=True):
        yield f"{name}, one week, {times} times the people and rows", week / weeks[0], FLAT_BOUND, "times"
