"""An empty database laid in one go has the very tables, guards and rows that the whole history leads to."""

import os
import re
import sqlite3
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

# Of auth_group_permissions, which nobody uses, Django's history keeps the smaller kind of key.
POSTGRESQL = (
    """SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default,
              is_identity FROM information_schema.columns
       WHERE table_schema = 'public' AND (table_name, column_name) <> ('auth_group_permissions', 'id')""",
    """SELECT conrelid::regclass::text, contype, condeferrable, pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace""",
    "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
)
SHIPPED = "SELECT label, min_age, max_age FROM funding_bracket", "SELECT app, name FROM django_migrations"
# Django ends the names it makes up with eight characters that depend on the order of the past.
MADE_UP = re.compile(r"\"?\b\w+_[0-9a-f]{8}(_\w+)?\b\"?")


@pytest.fixture
def place(tmp_path):
    """Where an empty database named so can be made: its settings, and how to open it."""
    if connection.vendor == "sqlite":
        return lambda name: (
            {"FOCALE_HOME": str(tmp_path / name)},
            lambda: sqlite3.connect(tmp_path / name / "focale.sqlite3"),
        )
    address = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        for name in ("laid", "walked"):
            server.execute(f"DROP DATABASE IF EXISTS focale_{name}")
            server.execute(f"CREATE DATABASE focale_{name}")

    def at(name):
        there = urlunsplit(address._replace(path=f"/focale_{name}"))
        return {"FOCALE_HOME": str(tmp_path), "DATABASE_URL": there}, lambda: psycopg.connect(there)

    return at


def test_both_ways_lead_to_the_same_database(place):
    laid, walked = place("laid"), place("walked")
    focale("migrate", **laid[0])
    focale("migrate", "ground", "0001", **walked[0])
    focale("migrate", **walked[0])
    ours, theirs = (pictured(opened) for _settings, opened in (laid, walked))
    assert len(ours) > 1000
    assert sorted(ours ^ theirs, key=str) == []


def focale(*words, **environment):
    command = [sys.executable, "-m", "focale", *words, "--verbosity", "0"]
    subprocess.run(command, check=True, env={**os.environ, **environment}, timeout=120)


def pictured(opened):
    base = opened()
    try:
        shape = pictured_sqlite(base) if isinstance(base, sqlite3.Connection) else pictured_postgresql(base)
        return shape | {(query, row) for query in SHIPPED for row in base.execute(query).fetchall()}
    finally:
        base.close()


def pictured_postgresql(base):
    rows = {(query, *row) for query in POSTGRESQL for row in base.execute(query).fetchall()}
    return {tuple(MADE_UP.sub("N", str(cell)) for cell in row) for row in rows}


def pictured_sqlite(base):
    shape = set()
    for kind, table, sql in base.execute("SELECT type, tbl_name, sql FROM sqlite_master WHERE sql <> ''"):
        # A column added later stands last: what a table says, in whatever order.
        lines = columns(sql) if kind == "table" else [sql]
        shape.update((kind, table, MADE_UP.sub("N", line)) for line in lines)
    return shape


def columns(sql):
    """The parts of CREATE TABLE between commas that stand in no bracket and no quotes."""
    inside, depth, quoted = sql[sql.index("(") + 1 : sql.rindex(")")], 0, ""
    cuts = [-1]
    for place, sign in enumerate(inside):
        if quoted or sign in "'\"":
            quoted = "" if sign == quoted else quoted or sign
        depth += (sign == "(") - (sign == ")") if not quoted else 0
        if sign == "," and not depth and not quoted:
            cuts.append(place)
    return {inside[a + 1 : b].strip() for a, b in zip(cuts, [*cuts[1:], len(inside)], strict=True)}
