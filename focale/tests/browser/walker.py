"""A hand on the keyboard: Tab, Shift+Tab, Enter, Space, arrows, Escape and letters, never a pointer.

Every stop is looked at as somebody who only has keys would: the focus shows, nothing covers it, the next stop
comes after it in reading order, and no part of the page keeps the hand.
"""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

STOP = (Path(__file__).parent / "stop.js").read_text()
SEVERAL_STOPS = ("date", "time", "datetime-local")
DATES, HOURS = ("%m%d%Y", "%d%m%Y", "%Y%m%d"), ("%I%M%p", "%H%M")
PATIENCE = 4


def typed(words):
    """With the apostrophes and the spaces of a keyboard, as stop.js tells them."""
    return words.replace("’", "'").replace("\xa0", " ").replace("\u202f", " ")


class Trouble(AssertionError):
    """The hand is lost, or what it stands on cannot be seen."""


@dataclass
class Stop:
    """Where the focus stands."""

    facts: dict

    def __getattr__(self, name):
        return self.facts[name]

    def __str__(self):
        return f"« {self.name[:60]} » ({self.tag} {self.type}, {self.group[:60]})"

    def is_like(self, name, within=""):
        """Whether its name begins so, in a group whose title has these words."""
        return self.name.startswith(typed(name)) and typed(within) in self.group

    def comes_after(self, other) -> bool:
        """Whether one who reads finds it further on: lower, further right, or in the next column."""
        if other.where != self.where or self.where == "HEADER" or self.sticky or other.sticky:
            return True
        lower, further = self.bottom > other.top + 4, self.left >= other.right - 4
        same_line = self.top < other.bottom - 4 and self.bottom > other.top + 4
        return further or (lower and not (same_line and self.right <= other.left + 4))


class Walker:
    """The keyboard before one page."""

    def __init__(self, page):
        self.page, self.trail = page, []

    def go(self, address):
        """Type an address."""
        self.trail = []
        return self.page.goto(address)

    @property
    def stop(self) -> Stop | None:
        """What has the focus; None at the edge of the document."""
        facts = self.page.evaluate(STOP)
        return Stop(facts) if facts else None

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def tab(self, key="Tab") -> Stop | None:
        """One stop further, looked at."""
        self.press(key)
        now, before = self.stop, self.trail[-1] if self.trail else None
        if before and now and before.document != now.document:
            self.trail, before = [], None
        if now is None:
            self.trail = []
            return None
        self._look(now, before, forwards=key == "Tab")
        self.trail.append(now)
        return now

    def _look(self, now, before, *, forwards):
        if not now.name:
            raise Trouble(f"{self.page.url}: a stop without a name: {now.html}")
        if not now.outlined:
            raise Trouble(f"{self.page.url}: the focus does not show on {now}")
        if not now.seen:
            raise Trouble(f"{self.page.url}: {now} has the focus under something else")
        if before and before.number == now.number and now.type not in SEVERAL_STOPS:
            raise Trouble(f"{self.page.url}: {now} keeps the focus")
        if before and forwards and not now.comes_after(before):
            raise Trouble(f"{self.page.url}: after {before} the focus jumps back to {now}")

    def reach(self, name, within="", *, key="Tab", most=150) -> Stop:
        """Go on with the tabulator until the focus carries these words, within a group."""
        now = self.stop
        for _step in range(most + 1):
            if now and now.is_like(name, within):
                return now
            now = self.tab(key)
        seen = ", ".join(dict.fromkeys(str(stop) for stop in self.trail[-40:]))
        raise Trouble(f"{self.page.url}: the focus never reached « {name} » {within}; it saw {seen}")

    def lands_on(self, name, within="") -> Stop:
        """The focus is, or comes by itself within a moment, on what carries these words."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            now = self.stop
            if now and now.is_like(name, within):
                self.trail = [now]
                return now
            self.page.wait_for_timeout(40)
        raise Trouble(f"{self.page.url}: the focus is not on « {name} » {within} but on {now}")

    def says(self, words):
        """The page tells it; apostrophes and spaces are those of a keyboard."""
        pattern = re.escape(typed(words)).replace("'", "['’]").replace(r"\ ", r"\s+")
        expect(self.page.locator("main, .notices").get_by_text(re.compile(pattern)).first).to_be_visible()

    def enter(self, name, within=""):
        """Follow a link or send a form: another page comes."""
        self.reach(name, within)
        with self.page.expect_navigation():
            self.press("Enter")
        self.trail = []

    def push(self, name, within=""):
        """Press a button, a box or the head of something that opens, with the space bar; the page stays."""
        self.reach(name, within)
        self.press("Space")

    def write(self, name, words, within=""):
        """Write over what the field holds."""
        self.reach(name, within)
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def choose(self, name, words, within=""):
        """In a list, go with the arrows to the answer with these words."""
        now = self.reach(name, within)
        self.press("Home")
        for _step in range(60):
            now = self.stop
            if typed(words) in now.value:
                return
            self.press("ArrowDown")
        raise Trouble(f"{now} never says « {words} »")

    def turn(self, words, within):
        """Among the round buttons under this question, go with the arrows to the one with these words."""
        self.reach("", within)
        for _step in range(12):
            if self.stop.is_like(words):
                break
            self.press("ArrowDown")
        self.press("Space")
        assert self.stop.checked and self.stop.is_like(words), f"{self.stop} is not « {words} »"

    def write_day(self, name, day, within=""):
        """Type a day in the order this browser asks for."""
        self._write_parts(name, within, DATES, day, f"{day:%Y-%m-%d}")

    def write_hour(self, name, hour, within=""):
        self._write_parts(name, within, HOURS, hour, f"{hour:%H:%M}")

    def _write_parts(self, name, within, orders, moment, wanted):
        self.reach(name, within)
        for order in orders:
            self.press(*["ArrowLeft"] * 4)
            self.page.keyboard.type(moment.strftime(order))
            if self.stop.value == wanted:
                return
        raise Trouble(f"{self.stop} says {self.stop.value}, not {wanted}")
