"""No small number can be found again: tried by going through everything a reader may suppose."""

from itertools import product

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from focale.funding.masking import THRESHOLD, hidden_rows, is_small, masked

MOST = 24


def supposed(numbers, places):
    """Every reading of the hidden numbers that agrees with what is published."""
    seen = [value for place, value in enumerate(numbers) if place not in places and value]
    roof = min(seen, default=sum(numbers))
    ranges = [
        range(1, THRESHOLD) if is_primary else range(THRESHOLD, roof + 1) for is_primary in places.values()
    ]
    total = sum(numbers[place] for place in places)
    return [reading for reading in product(*ranges) if sum(reading) == total]


class MaskingTest(SimpleTestCase):
    @settings(max_examples=400, deadline=None, derandomize=True)
    @given(st.lists(st.integers(0, MOST), min_size=1, max_size=5))
    def test_a_hidden_small_number_may_be_any_from_one_to_four(self, numbers):
        places = hidden_rows([[number] for number in numbers])
        if places is None:
            return
        for place, number in enumerate(numbers):
            self.assertTrue(not is_small(number) or places.get(place))
        readings = supposed(numbers, places)
        for column, is_primary in enumerate(places.values()):
            if is_primary:
                self.assertEqual({reading[column] for reading in readings}, {1, 2, 3, 4}, (numbers, places))

    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=6))
    def test_nothing_small_is_hidden_alone_in_its_column(self, rows):
        rows = [[few, few + more] for few, more in rows]
        places = hidden_rows(rows)
        for column in range(2):
            hidden = [rows[place][column] for place in places or ()]
            small = any(rows[place][column] for place, is_primary in (places or {}).items() if is_primary)
            self.assertTrue(not small or sum(map(bool, hidden)) >= 2, (rows, places))

    def test_large_numbers_stay(self):
        self.assertEqual(hidden_rows([[12], [30], [0]]), {})

    def test_one_small_number_takes_the_next_with_it(self):
        self.assertEqual(hidden_rows([[3], [40], [12], [80]]), {0: True, 2: False})

    def test_a_table_that_cannot_be_saved_is_hidden_whole(self):
        self.assertIsNone(hidden_rows([[3], [0]]))

    def test_a_public_copy_holds_no_small_number(self):
        row = {"code": "t1", "label": "A", "people": 3, "participations": 9, "minutes": 540, "anonymous": 2}
        more = row | {"code": "t2", "people": 30, "participations": 90, "minutes": 900, "anonymous": 40}
        unknown = row | {"code": "inconnu", "people": 8, "participations": 8, "anonymous": 0}
        month = {
            "month": "2026-01",
            "people": 41,
            "participations": 107,
            "new": 7,
            "minutes": 1,
            "anonymous": 42,
        }
        month |= {"occurrences": 3, "offered": 360}
        figures = {
            "named": {"people": 41, "new": 7, "participations": 107, "minutes": 1980},
            "anonymous": {"participations": 42, "already_known": 3, "minutes": 60},
            "offer": {"occurrences": 3, "minutes": 360, "seats": 30, "held": 20, "unmarked": 1},
            "attendance": {"expected": 20, "came": 18, "unmarked": 1},
            "breakdowns": [{"fact": "age", "label": "Âge", "rows": [row, more], "unknown": unknown}],
            "months": [month],
        }
        shown = masked(figures)
        self.assertEqual(figures["breakdowns"][0]["rows"][0]["people"], 3)
        lines = [*shown["breakdowns"][0]["rows"], shown["breakdowns"][0]["unknown"]]
        self.assertIsNone(lines[0]["people"])
        self.assertIsNone(lines[2]["people"])
        self.assertEqual(lines[1]["people"], 30)
        self.assertNotIn("already_known", shown["anonymous"])
        for line in lines:
            for measure in ("people", "participations", "anonymous"):
                self.assertFalse(line[measure] is not None and is_small(line[measure]))
        self.assertIsNone(shown["attendance"]["came"])
