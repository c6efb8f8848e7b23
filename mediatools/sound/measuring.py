"""A finished file listened to by FFmpeg's own meter: what the report says was read from the file, not
expected."""

import math
from dataclasses import dataclass
from pathlib import Path

from mediatools.sound.decoding import blocks, channels_of
from mediatools.sound.filtering import frames

SHORT_TERM = 29
"""The frame of a tenth of a second at which the first three seconds are heard."""
METER = [("ebur128", "metadata=1:peak=true")]


@dataclass(frozen=True)
class Measure:
    """Integrated loudness in LUFS, range in LU, true peak in dBTP, short-term loudness once a second: of
    the first three seconds, of those from the second one on…"""

    loudness: float
    spread: float
    peak: float
    curve: tuple[float, ...]


def measure(path: Path | str) -> Measure:
    """Of the file as it will be decoded by whoever plays it. Raises Refused."""
    channels, last, seconds = channels_of(path) or 1, {}, []
    for number, frame in enumerate(frames(blocks(path, channels), channels, METER)):
        if "lavfi.r128.I" in frame.metadata:
            last = frame.metadata
            if number % 10 == 9 and number >= SHORT_TERM:
                seconds.append(max(-70.0, round(float(last["lavfi.r128.S"]), 1)))
    return Measure(
        loudness=_number(last, "I"),
        spread=max(0.0, _number(last, "LRA")),
        peak=_decibels(last.get("lavfi.r128.true_peak")),
        curve=tuple(seconds),
    )


def _number(said, name) -> float:
    return round(float(said.get(f"lavfi.r128.{name}", -70)), 2)


def _decibels(factor) -> float:
    return -99.0 if not factor or float(factor) <= 0 else round(20 * math.log10(float(factor)), 2)
