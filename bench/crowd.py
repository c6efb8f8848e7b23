"""A place with many more people and attendances, made of the demonstration's by bulk inserts.

Behind the demonstration lie ten years. The people of the demonstration come there twice more, so that about
400 people have some 11,000 attendances; then other people, `times` as many in all, who come, register and
are written to as they did. What lies ahead, and what the demonstration wrote itself, stays as it is: every
page of it shows the same at any size.
"""

import random
import sqlite3
from datetime import date, timedelta

from focale.people.folding import fold

SET = 100_000
"""The numbers of each copy are this far apart; no table of the demonstration has as many rows."""
FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000"
YEARS, VISITS, COPIES = 10, 3, 200
PAST = "(SELECT id FROM programme_occurrence WHERE id < {0} AND ends_at < '{1}')"


def grow(home, times):
    """Add to the demonstration in that folder, grown before or not, what makes `times` its people."""
    base = sqlite3.connect(home / "focale.sqlite3")
    base.executescript(FAST)
    base.execute("BEGIN")
    indexes = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql > ''").fetchall()
    for name, _sql in indexes:
        base.execute(f'DROP INDEX "{name}"')
    Crowd(base).come(times)
    for _name, sql in indexes:
        base.execute(sql)
    base.commit()
    base.close()


class Crowd:
    """Copies rows with other numbers: people by `who`, dates and all that hangs on them by `when`."""

    def __init__(self, base):
        self.base, self.today = base, date.today().isoformat()
        past = PAST.format(SET, self.today)
        self.past = f"id IN {past}"
        desk = "SELECT a.id, first_name, last_name FROM people_account a JOIN people_person p ON p.id = "
        key, *name = base.execute(f"{desk} person_id WHERE role = 'coordinator'").fetchone()
        self.desk = str(key), f"'{' '.join(name)}'"
        self.dated = f"id < {SET} AND occurrence_id IN {past}"
        self.seated = f"id < {SET} AND seating_id IN (SELECT id FROM programme_seating WHERE {self.dated})"

    def come(self, times):
        here = self.sets("programme_party")
        if not here:
            self.base.execute("UPDATE ground_event SET seal = 'sealed', seal_number = id WHERE seal = ''")
            for year in range(YEARS):
                self.copy("programme_activity", f"id < {SET}", year + 1, slug=f"slug || '-{year}'")
        for when in range(self.sets("programme_occurrence") + 1, times + VISITS - 1):
            self.copy_dates(when)
        for who in range(here // COPIES + 1 if here else 0, times):
            if who:
                self.copy_people(who)
            for when in range(who or 1, who + VISITS):
                self.copy_visits(who, when)

    def sets(self, table) -> int:
        """The number of the last copy that stands in this table."""
        return self.base.execute(f"SELECT max(id) / {SET} FROM {table}").fetchone()[0]

    def copy_dates(self, when):
        back = f"-{364 * (2 + when % YEARS)} days"
        times = {
            name: f"strftime('%Y-%m-%d %H:%M:%S', {name}, '{back}')" for name in ("starts_at", "ends_at")
        }
        told = {**times, "activity_id": self.activity(when), "has_room_alone": "0"}
        self.copy("programme_occurrence", self.past, when, **told)
        self.copy(
            "programme_occurrence_leaders",
            self.dated,
            when,
            occurrence_id=f"occurrence_id + {when * SET}",
        )
        self.copy(
            "programme_seating",
            self.dated,
            when,
            occurrence_id=f"occurrence_id + {when * SET}",
            activity_id=self.activity(when),
            **{name: f"{name} * {VISITS}" for name in ("seats", "taken", "last_number")},
        )

    def copy_people(self, who):
        self.name_people(who)
        for table, names in PERSONAL.items():
            same = {name: f"{name} + {who * SET}" for name in names}
            own = {"key": f"key || ':{who}'"} if table == "letters_letter" else {}
            self.copy(table, f"id < {SET} AND {WHICH.get(table, 'TRUE')}", who, **same, **own)

    def name_people(self, who):
        """Others than those before, with names and birthdays as alike as those of a town."""
        chance = random.Random(who)
        rows = self.rows("people_person", f"id < {SET}")
        names = [name for row in rows for name in row["last_name"].split("-")]
        words = []
        for row in rows:
            row["id"] += who * SET
            row["last_name"] = "-".join(chance.sample(names, chance.choice((1, 2, 2))))
            if row["born_on"]:
                born = date.fromisoformat(row["born_on"]) + timedelta(days=chance.randint(-180, 180))
                row["born_on"], row["born_year"] = born.isoformat(), born.year
            row["phone"] = row["phone"] and f"06{chance.randrange(10**8):08}"
            row["email"] = row["email"] and row["email"].replace("@", f".{who}@")
            row["folded_name"] = fold(f"{row['last_name']} {row['first_name']}")
            told = row["folded_name"], row["phone"], row["email"], str(row["born_year"] or "")
            row["search_text"] = " ".join(filter(None, told))
            words += [(word, row["id"]) for word in set(row["search_text"].split())]
        columns = ", ".join(f":{name}" for name in rows[0])
        self.base.executemany(f"INSERT INTO people_person VALUES ({columns})", rows)
        self.base.executemany("INSERT INTO people_searchword (word, person_id) VALUES (?, ?)", words)

    def copy_visits(self, who, when):
        number, place, person = who * COPIES + when, when * SET, who * SET
        seating = f"seating_id + {place}"
        self.copy(
            "programme_attendance",
            self.dated,
            number,
            occurrence_id=f"occurrence_id + {place}",
            activity_id=self.activity(when),
            person_id=f"person_id + {person}",
            visitor=f"visitor + {person}",
            is_first_visit="is_first_visit" if when == who else "0",
            **{'"on"': f"""date("on", '-{364 * (2 + when % YEARS)} days')"""},
        )
        self.copy(
            "programme_party",
            self.seated,
            number,
            seating_id=seating,
            made_by_id=f"made_by_id + {person}",
            number=f"number + {(when - who) * 1000}",
            line_key=f"line_key + {(when - who) * 1000}",
            key=f"key || '{number}'",
            ticket="NULL",
        )
        self.copy(
            "programme_registration",
            self.seated,
            number,
            seating_id=seating,
            party_id=f"party_id + {number * SET}",
            participant_id=f"participant_id + {person}",
            charge_id="NULL",
        )
        by = {"by_id": self.desk[0], "by_words": self.desk[1]} if who % 3 == 0 else {}
        by |= {"subject_id": f"subject_id + {place}", "seal_number": f"seal_number + {number * SET}"}
        self.copy("ground_event", f"id < {SET} AND noun = 'programme.Seating'", number, **by)

    def activity(self, when):
        return f"activity_id + {(1 + when % YEARS) * SET}"

    def copy(self, table, which, far, /, **changed):
        """The rows `which` once more, `far` sets further, with these columns changed."""
        changed["id"] = f"id + {far * SET}"
        columns = [row[1] for row in self.base.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(changed.get(name, changed.get(f'"{name}"', f'"{name}"')) for name in columns)
        self.base.execute(f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {which}")

    def rows(self, table, which):
        found = self.base.execute(f"SELECT * FROM {table} WHERE {which}")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]


PERSONAL = {
    "people_residence": ["person_id"],
    "people_guardianship": ["ward_id", "adult_id"],
    "people_consent": ["subject_id", "given_by_id"],
    "people_emergencycontact": ["person_id"],
    "letters_letter": ["person_id"],
}
"""What hangs on a person, and where it says whose."""
WHICH = {"letters_letter": "state IN ('sent', 'printed')"}


def counts(home) -> tuple[int, int]:
    """(people, attendances)"""
    base = sqlite3.connect(home / "focale.sqlite3")
    tables = ("people_person", "programme_attendance")
    return tuple(base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
