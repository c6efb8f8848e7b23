"""A place with many more people: the demonstration's persons and attendances, copied so many times over."""

import sqlite3

APART = 1_000_000
"""Copies of one person are this far apart, so that their numbers never meet."""


def grow(home, times):
    """Make the people and attendances of the folder's database `times` what the demonstration wrote."""
    base = sqlite3.connect(home / "focale.sqlite3")
    base.execute("PRAGMA synchronous = OFF")
    original = f"id < {APART}"
    for number in range(1, times):
        shift = number * APART
        copy(base, "people_person", original, id=f"id + {shift}")
        copy(
            base,
            "programme_attendance",
            original,
            id=f"id + {shift}",
            visitor=f"visitor + {shift}",
            person_id=f"person_id + {shift}",
        )
    base.execute("ANALYZE")
    base.commit()
    base.close()


def copy(base, table, which, **changed):
    """The rows `which` once more, where a copy does not stand yet, with these columns changed."""
    columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
    base.execute(f"INSERT OR IGNORE INTO {table} ({names}) SELECT {values} FROM {table} WHERE {which}")


def counts(home) -> tuple[int, int]:
    """(people, attendances)"""
    base = sqlite3.connect(home / "focale.sqlite3")
    tables = ("people_person", "programme_attendance")
    return tuple(base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
