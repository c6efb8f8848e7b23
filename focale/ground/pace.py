"""Whether many visitors are being answered by this process: then work that can wait gives way.

All threads share one processor (the interpreter's lock): a second of background work in a rush is a second
that everybody waits.
"""

import time
from collections import deque

MANY = 20
WITHIN = 1.0

_came = deque(maxlen=MANY)


def came():
    """A visitor asks for something that has to be worked out."""
    _came.append(time.monotonic())


def is_busy() -> bool:
    """Whether so many came within the last second."""
    return len(_came) == MANY and time.monotonic() - _came[0] < WITHIN


def forget():
    """As if nobody had come yet."""
    _came.clear()
