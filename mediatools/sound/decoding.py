"""Samples of a recording, or of the sound of a film: float32 at 48 kHz, one channel or two."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from mediatools.opening import frames_of, not_longer, opened, seconds_of
from mediatools.refusing import Refused

RATE = 48_000
SILENT = "Ce fichier ne contient pas de son."


def channels_of(path: Path | str) -> int:
    """1 for a recording with one channel, 2 for all others, 0 when there is no sound in it."""
    with opened(path) as container:
        if not container.streams.audio:
            return 0
        return min(2, max(1, container.streams.audio[0].codec_context.channels))


def blocks(path: Path | str, channels: int, *, family: str = "sound") -> Iterator[np.ndarray]:
    """Arrays of (samples, channels), a second long or less. Raises Refused, also when it lasts longer than
    its family may."""
    with opened(path) as container:
        if not container.streams.audio:
            raise Refused(SILENT)
        not_longer(family, seconds_of(container))
        stream = container.streams.audio[0]
        stream.thread_type = "AUTO"
        read = 0
        for block in _gathered(_resampled(container, stream, channels)):
            read += len(block)
            not_longer(family, read / RATE)
            yield block.reshape(-1, channels)
        if not read:
            raise Refused(SILENT)


def _resampled(container, stream, channels):
    """A recording may change its rate or its channels on the way: the resampler begins again."""
    layout, before, resampler = "mono" if channels == 1 else "stereo", None, None
    for frame in frames_of(container, stream):
        kind = frame.format.name, frame.layout.name, frame.sample_rate
        if kind != before:
            yield from _last(resampler, channels)
            before, resampler = kind, av.AudioResampler("flt", layout, RATE)
        frame.pts = None
        for ready in resampler.resample(frame):
            yield ready.to_ndarray().reshape(-1, channels)
    yield from _last(resampler, channels)


def _last(resampler, channels):
    for ready in resampler.resample(None) if resampler else ():
        yield ready.to_ndarray().reshape(-1, channels)


def _gathered(pieces):
    """Small frames put together to about a second: numpy is slow on small arrays."""
    waiting, length = [], 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= RATE:
            yield np.concatenate(waiting)
            waiting, length = [], 0
    if waiting:
        yield np.concatenate(waiting)
