"""Decoding a few pictures ahead while others are encoded: FFmpeg lets Python go meanwhile, so two cores
work."""

import queue
import threading
from collections.abc import Iterable, Iterator

AHEAD = 6
_END = object()


def ahead(frames: Iterable, most: int = AHEAD) -> Iterator:
    """The same, made by a thread of its own, `most` of them waiting; what it raises is raised here."""
    ready, wanted = queue.Queue(most), threading.Event()
    wanted.set()

    def put(what):
        while wanted.is_set():
            try:
                ready.put(what, timeout=0.2)
                return
            except queue.Full:
                continue

    def work():
        try:
            for frame in frames:
                if not wanted.is_set():
                    return
                put(frame)
            put(_END)
        except BaseException as wrong:
            put(wrong)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        while (frame := ready.get()) is not _END:
            if isinstance(frame, BaseException):
                raise frame
            yield frame
    finally:
        wanted.clear()
        thread.join()
