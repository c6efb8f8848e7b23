"""Every page of the house in three places: about 400 people and 11,000 attendances, then ten and a hundred
times as many. What is shown is the same, so it must cost the same.
"""

import shutil
import time

from bench.crowd import counts, grow
from bench.service import Service, new_home

TIMES, ROUNDS = (1, 10, 100), 3
FLAT_BOUND, GROWTH_BOUND, TOLD = 1.5, 90, 8
LEAST = 1.0
"""Milliseconds below which a cost is not compared: the clock is coarser than that."""
THROUGH_ALL = {"people, no consent", "people, nobody to call"}
THROUGH_ALL_BOUND = 50
"""They look for what is missing among everybody who is a minor, find nobody, and say so: milliseconds."""


def measure():
    with new_home() as folder:
        places, before = {}, None
        for times in TIMES:
            places[times] = Service(folder / str(times))
            took, before = found(places[times], before, times), places[times].home
        people, attendances = counts(before)
        yield f"{people:,} people, {attendances:,} attendances made in", took, GROWTH_BOUND, "s CPU"
        costs = {times: {} for times in TIMES}
        for _round in range(ROUNDS):
            for times, place in places.items():
                costs[times] = least(costs[times], place.asked("bench.walk", "walk()"))
    yield from compared(costs)


def found(place, before, times) -> float:
    """Make the place of that size out of the one before, or the demonstration; the processor that took."""
    if before is None:
        place.home.mkdir()
        place.command("demo", "focus")
    else:
        shutil.copytree(before, place.home)
    began = time.process_time()
    grow(place.home, times)
    return time.process_time() - began


def least(one, other) -> dict:
    """The smaller cost of each page: the places take turns, for other work on the machine adds to it."""
    return {name: [min(one.get(name, cost)[0], cost[0]), *cost[1:]] for name, cost in other.items()}


def compared(costs):
    """The pages whose cost grew most, those that grew too much all of them; queries; the dearest page."""
    small, great = costs[TIMES[0]], costs[TIMES[-1]]
    yield "pages and duties of the clock measured", len(small), None, ""
    more = max(great[name][1] - asked for name, (_cost, asked, _size) in small.items())
    yield "queries more on any of them", more, 0, ""
    for times in TIMES[1:]:
        ratios = {name: ratio(small[name][0], cost[0]) for name, cost in costs[times].items()}
        total = sum(cost[0] for cost in costs[times].values()) / sum(cost[0] for cost in small.values())
        yield f"times {times}: all together", total, FLAT_BOUND, "times"
        flat = sorted((ratios[name], name) for name in ratios if name not in THROUGH_ALL)[::-1]
        told = max(TOLD, sum(one > FLAT_BOUND for one, _name in flat))
        for one, name in flat[:told]:
            yield f"times {times}: {name}, {great[name][0]:.1f} ms", one, FLAT_BOUND, "times"
    for name in sorted(THROUGH_ALL):
        yield f"times {TIMES[-1]}: {name}", great[name][0], THROUGH_ALL_BOUND, "ms CPU"


def ratio(before, after) -> float:
    return max(after, LEAST) / max(before, LEAST)
