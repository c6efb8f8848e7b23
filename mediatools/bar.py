"""A bar on the terminal that says how far a tool is; nothing where nobody looks."""

import sys
import time

WIDTH = 30
EVERY = 0.1
"""Seconds between two drawings."""


class Bar:
    """Called with a part between 0 and 1; draws itself when `stream` is a terminal."""

    def __init__(self, stream=None):
        self.stream = stream or sys.stderr
        self.drawn = None

    def __call__(self, part: float) -> None:
        now = time.monotonic()
        if not self.stream.isatty() or (self.drawn and now - self.drawn < EVERY and part < 1):
            return
        full = round(part * WIDTH)
        self.stream.write(f"\r[{'█' * full}{'·' * (WIDTH - full)}] {part:4.0%}")
        self.stream.flush()
        self.drawn = now

    def end(self) -> None:
        """Leave the line clean."""
        if self.drawn:
            self.stream.write(f"\r{' ' * (WIDTH + 8)}\r")
            self.stream.flush()
