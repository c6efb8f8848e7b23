"""The programme, registering and the rush beside pretix, in turns within one run; processor time before all.

Thirty dates there and sixty here, twelve free seats each. When pretix cannot be installed, ours is measured
alone, beside what pretix once gave on another day.
"""

import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from itertools import count

from bench import pages
from bench.load import Phone, press
from bench.pretix import Pretix, install
from bench.rush import visitor
from bench.service import Service, new_home

ROUNDS, REGISTERED, VISITORS, SEATS = 3, 10, 30, 12
RUSH = f"{VISITORS} at once for {SEATS} seats"
NUMBERS = count()
EARLIER = {
    "queries the first time": 322,
    "first time": 215,
    "those who follow": 9,
    f"{RUSH}, pretix, earlier: seated": 4,
    f"{RUSH}, pretix, earlier: met an error": 26,
}
"""What pretix 2026.8 gave in November 2026, on two cores."""


class Ours(Service):
    title, page, dates, inside = "Focale", "/programme/", 60, "bench.rushers"
    change, size = staticmethod(pages.change), pages.length

    @staticmethod
    def register(phone, seating, number):
        """From the form to the page of the registration: an adult without account, and one child."""
        _cookies, typed = visitor(number, None, None)
        typed |= {"who-adult-email": f"a{number}@example.org", "go": "next"}
        phone.open(f"/inscription/{seating}/")
        for _screen in range(3):
            phone.send(**typed)


def measure():
    with new_home() as here, new_home() as there, ExitStack() as running:
        sides = [Ours(here), *pretix_beside(there)]
        yield from compared("an empty database migrated", "s CPU", [migrated(side) for side in sides])
        said = [side.asked("bench.inside", f"version('{side.program}')") for side in sides]
        print("  " + " beside ".join(said), flush=True)
        dates = {side: iter(side.asked(side.inside, f"programme({side.dates})")) for side in sides}
        for side in sides:
            running.enter_context(side)
        asked = [side.asked("bench.inside", f"queries('{side.page}')") for side in sides]
        yield from compared("queries the first time", "", asked)
        yield from of_the_page(sides)
        (costs,) = in_turns(sides, lambda side: [registering(side, next(dates[side]))])
        yield from compared("registering, form to confirmation", "ms CPU", costs)
        yield from compared("memory, web and worker", "MB", [side.memory() for side in sides])
        for side in sides:
            yield from rush(side, next(dates[side]), side.title)
        if len(sides) == 1:
            yield from ((what, figure, None, "") for what, figure in EARLIER.items() if RUSH in what)
        for side in sides[1:]:
            side.stop()
            side.threads = 1
            side.start()
            yield from rush(side, next(dates[side]), "pretix, one thread")


def pretix_beside(home) -> list:
    """pretix, or nothing, loudly."""
    try:
        install()
    except (OSError, RuntimeError) as reason:
        print(f"  PRETIX COULD NOT BE INSTALLED: ours alone, and old figures.\n  {reason}", flush=True)
        return []
    return [Pretix(home)]


def compared(what, unit, found):
    """A row for each, then how many times better ours is."""
    ours, theirs = [*found, EARLIER.get(what)][:2]
    yield f"{what}: Focale", ours, None, unit
    if theirs is not None:
        yield f"{what}: pretix{', earlier' * (len(found) == 1)}", theirs, None, unit
        better = ours / theirs if unit.endswith("/s") else theirs / ours
        yield f"{what}: Focale beside pretix", better, 1, "times better"


def in_turns(sides, costs) -> list[tuple]:
    """What `costs(side)` gives, measured in turns: for each figure, the median of each side."""
    found = {side: [] for side in sides}
    for _round in range(ROUNDS):
        for side in sides:
            found[side].append(costs(side))
            side.settle()
    medians = [map(statistics.median, zip(*found[side], strict=True)) for side in sides]
    return list(zip(*medians, strict=True))


def migrated(side) -> float:
    """Seconds of processor."""
    before = os.times()
    side.command("migrate")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def of_the_page(sides):
    (costs,) = in_turns(sides, lambda side: [pages.drawing(side, side.page, side.change)])
    yield from compared("first time", "ms CPU", costs)
    rates, costs = in_turns(sides, lambda side: press(side, side.page, seconds=10, **pages.PACKED))
    yield from compared("those who follow", "answers/s", rates)
    yield from compared("one who follows", "ms CPU", costs)
    sizes = [[side.size(path) for path in pages.needed(side, side.page)] for side in sides]
    yield from compared("first visit with everything", "kB", [sum(found) / 1000 for found in sizes])
    for side, found in zip(sides, sizes, strict=True):
        yield f"first visit, requests before the fonts of its styles: {side.title}", len(found), None, ""


def registering(side, date) -> float:
    """Milliseconds of processor for one of several, one after the other; their letters included."""
    before = side.cpu()
    for _visitor in range(REGISTERED):
        walk(side, date)
    side.settle()
    cost = 1000 * (side.cpu() - before) / REGISTERED
    if side.asked(side.inside, f"outcome({date}, {REGISTERED})") != [REGISTERED, 0]:
        raise RuntimeError(f"{side.title}: not everybody has a seat")
    return cost


def walk(side, date) -> Phone:
    """Somebody registers; the phone as it was left, at the end or where there was no way on."""
    phone = Phone(side.address)
    with suppress(LookupError):
        side.register(phone, date, next(NUMBERS))
    return phone


def rush(side, date, name):
    """Everybody walks the whole way at once."""
    label, cpu, began = f"{RUSH}, {name}", side.cpu(), time.monotonic()
    with ThreadPoolExecutor(VISITORS) as people:
        phones = list(people.map(walk, [side] * VISITORS, [date] * VISITORS))
    took = time.monotonic() - began
    seated, waiting = side.asked(side.inside, f"outcome({date}, {VISITORS})")
    side.settle()
    bound = 0 if isinstance(side, Ours) else None
    yield f"{label}: seated", seated, None, ""
    yield f"{label}: seats left empty or sold twice", abs(SEATS - seated), bound, ""
    yield f"{label}: in line", waiting, None, ""
    yield f"{label}: met an error", sum(phone.met_an_error for phone in phones), bound, ""
    yield f"{label}: all answered", took, None, "s"
    yield f"{label}: each", 1000 * (side.cpu() - cpu) / VISITORS, None, "ms CPU"
