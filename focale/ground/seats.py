"""Seats as dots one can count: five by five, up to twenty; beyond, each dot stands for several."""

from functools import lru_cache

STEP = 12
GROUP = 5
MOST = 20
SHOWN = 15


def _line(first, last):
    """The path of the dots from `first` up to `last` (not included), broken between groups of five."""
    parts, at = [], first
    while at < last:
        end = min(last, (at // GROUP + 1) * GROUP)
        x = STEP // 2 + at * STEP + at // GROUP * STEP // 2
        parts.append(f"M{x} 6h{(end - at - 1) * STEP + 0.1:g}")
        at = end
    return "".join(parts)


@lru_cache(2048)
def dots(capacity: int, free: int) -> dict:
    """The two paths (taken, free) of a row of dots, its width, and how many seats a dot stands for."""
    each = 1 if capacity <= MOST else -(-capacity // SHOWN)
    count = -(-capacity // each)
    open_dots = min(count, -(-max(free, 0) // each))
    width = count * STEP + (count - 1) // GROUP * STEP // 2
    return {
        "taken": _line(0, count - open_dots),
        "free": _line(count - open_dots, count),
        "width": width,
        "each": each,
    }
