"""The drawing of a sound: its highest and lowest sample in every slice, kept once, drawn as one SVG path."""

from pathlib import Path

import numpy as np

from mediatools.sound.decoding import RATE, blocks
from mediatools.sound.drawing import outline
from mediatools.sound.limiting import STEP, peaks

SLICES = 1800


def waveform(path: Path | str, slices: int = SLICES) -> dict:
    """`peaks`: the highest sample of each slice, 0 to 100; `seconds`; `path`: the `d` of an SVG path, in a
    box of
    `slices` by 100. Raises Refused."""
    high = peaks(blocks(path, 1))
    count = min(slices, len(high))
    edges = np.linspace(0, len(high), count, endpoint=False).astype(int)
    tall = np.clip(np.maximum.reduceat(high, edges) * 100, 0, 100).round().astype(int).tolist()
    return {"peaks": tall, "seconds": round(len(high) * STEP / RATE, 2), "path": outline(tall)}
