"""A question asked at every first visit: written in SQL once, then only the keys change.

Building and compiling a queryset of twenty columns costs 1 ms, asking it a fifth of that (measured).
"""

from functools import lru_cache

from django.db import connection

SIZES = 128


class Prepared:
    """`rows`: a function of keys to a `values_list` queryset that looks them up with one `__in`."""

    def __init__(self, rows):
        self.compiled = lru_cache(SIZES)(lambda count: _compiled(rows, count))

    def of(self, keys) -> list:
        """The rows of these keys, whole numbers, as the queryset would give them."""
        keys = list(dict.fromkeys(keys))
        if not keys:
            return []
        compiler, statement, values, converters = self.compiled(len(keys))
        # Minus one stands for the first key, minus two for the second: no key is below nought.
        asked = [keys[-value - 1] if _stands_for_a_key(value) else value for value in values]
        with connection.cursor() as cursor:
            cursor.execute(statement, asked)
            rows = cursor.fetchall()
        return list(map(tuple, compiler.apply_converters(rows, converters) if converters else rows))


def _stands_for_a_key(value) -> bool:
    return type(value) is int and value < 0


def _compiled(rows, count):
    compiler = rows([-number for number in range(1, count + 1)]).query.get_compiler(connection=connection)
    statement, values = compiler.as_sql()
    selected = [column[0] for column in compiler.select[: compiler.col_count]]
    return compiler, statement, values, compiler.get_converters(selected)
