"""The report of a grant over a season of 400 people and 1,200 dates, and over one 100 times as large.

Counted whole: people by the funder's brackets, dates, money with every fact, freezing. Built as the seasons
of bench/figures.py, with a charge for each registration; on PostgreSQL too when FOCALE_BENCH_DATABASE_URL
names an empty database.
"""

import json
import os

from bench.service import Service, new_home

SIZES = [(10_000, 400, 1_200, 2), (1_000_000, 40_000, 120_000, 20)]
PAGE_BOUND = 2


def measure():
    yield from _measured("SQLite", "")
    if address := os.environ.get("FOCALE_BENCH_DATABASE_URL"):
        yield from _measured("PostgreSQL", address)


def _measured(name, address):
    for attendances, people, dates, bound in SIZES:
        with new_home() as home:
            size = map(str, (attendances, people, dates))
            told = json.loads(
                Service(home, DATABASE_URL=address).run("bench.grant_season", *size).splitlines()[-1]
            )
        season = f"{name}, {people:,} people, {dates:,} dates"
        yield f"{season}: the report counted", told["counting"], bound, "s"
        yield f"{season}: its page", told["page"], PAGE_BOUND, "s"
        yield f"{season}: its dates, a page", told["dates"], PAGE_BOUND, "s"
        yield f"{season}: the facts of a line, a page", told["facts"], PAGE_BOUND, "s"
        if "pdf" in told:
            yield f"{season}: the PDF", told["pdf"], bound, "s"
            yield f"{season}: the workbook", told["workbook"], bound, "s"
