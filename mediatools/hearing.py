"""Listening to a child that may say nothing, too much, or die in the middle of a word."""

import json
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable

MOST_SAID = 64 * 2**20
LAST_WORDS = 4000
NO_MEMORY = ("MemoryError", "bad_alloc", "out of memory", "Cannot allocate memory")


class Lost(Exception):
    """The child gave no answer. `why`: "time", "memory" or "crash"."""

    def __init__(self, why: str, detail: str = ""):
        super().__init__(why)
        self.why, self.detail = why, detail


def hear(
    child: subprocess.Popen,
    inward: int,
    request: bytes,
    seconds: float,
    progress: Callable[[float], None] | None,
) -> dict:
    """Give the child its request, wait for its last line, `seconds` at most. Whatever happens, it is gone."""
    until = time.monotonic() + seconds
    last, errors, unfinished, heard = {}, b"", b"", 0
    try:
        _tell(child, request)
        for source, piece in _pieces(child, inward, until):
            if source != inward:
                errors = (errors + piece)[-LAST_WORDS:]
                continue
            heard += len(piece)
            if heard > MOST_SAID:
                raise Lost("crash", "it said too much")
            *lines, unfinished = (unfinished + piece).split(b"\n")
            for line in map(_read, lines):
                if progress and isinstance(line.get("progress"), float):
                    progress(min(1.0, max(0.0, line["progress"])))
                last = line if "progress" not in line else last
        child.wait(max(0.1, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise Lost("time") from None
    finally:
        _end(child, inward)
    return _judged(last, child.returncode, errors.decode(errors="replace"))


def _tell(child, request):
    try:
        child.stdin.write(request)
        child.stdin.close()
    except BrokenPipeError:
        return


def _pieces(child, inward, until):
    """(where from, bytes) until both ends are closed."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(inward, selectors.EVENT_READ)
        waiting.register(child.stderr.fileno(), selectors.EVENT_READ)
        while waiting.get_map():
            left = until - time.monotonic()
            ready = waiting.select(left) if left > 0 else []
            if not ready:
                raise subprocess.TimeoutExpired(child.args, 0)
            for key, _events in ready:
                piece = os.read(key.fd, 65536)
                if not piece:
                    waiting.unregister(key.fd)
                yield key.fd, piece


def _read(line) -> dict:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise Lost("crash", "it spoke nonsense")
    return said


def _end(child, inward):
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    child.stderr.close()
    os.close(inward)


def _judged(last, code, errors) -> dict:
    if "answer" in last or isinstance(last.get("refused"), str):
        return last
    detail = f"{last.get('crashed', '')}\n{errors}\n(ended with {code})".strip()
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Lost("time", detail)
    if last.get("crashed") == "memory" or any(word in detail for word in NO_MEMORY):
        raise Lost("memory", detail)
    raise Lost("crash", detail)
