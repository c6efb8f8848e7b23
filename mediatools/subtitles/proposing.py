"""Blocks proposed from the sound alone: they begin when somebody speaks and end when they pause.

With a transcript the words are laid into them in proportion to the time spoken: a first draft, to be
corrected.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from mediatools.sound import loudness
from mediatools.sound.decoding import blocks
from mediatools.sound.pauses import SECONDS, runs, smoothed, spoken
from mediatools.sound.reel import Reel
from mediatools.subtitles.charter import LINE
from mediatools.subtitles.cue import Cue
from mediatools.subtitles.layout import folded

LONGEST, SHORTEST = 500, 100
"""Of a block, in steps of 10 ms."""
JOINED = 35
LINGER = 0.2
"""Seconds a block may stay in the pause behind it."""


def propose(source: Path | str, *, text: str = "", progress: Callable = lambda part: None) -> list[dict]:
    """Cues (as dicts) over what is spoken in this sound or film, with the words of `text` when it is
    given."""
    with tempfile.TemporaryDirectory() as folder:
        reel = Reel(Path(folder), "spoken", 1).write(blocks(source, 1))
        progress(0.7)
        power = loudness.powers(reel)
    found = divided(power)
    progress(1.0)
    return [cue.told() for cue in cues(found, text.split())]


def divided(power: np.ndarray) -> list[tuple[float, float]]:
    """(from, to) in seconds of each block."""
    found = []
    for start, stop in _joined(runs(spoken(power))):
        found += _in_two(smoothed(power, 15), start, stop)
    return [(start * SECONDS, stop * SECONDS) for start, stop in found]


def _joined(pieces):
    """Words of one breath together, as long as they fit in a block."""
    joined = []
    for start, stop in pieces:
        near = joined and start - joined[-1][1] <= JOINED and stop - joined[-1][0] <= LONGEST
        short = joined and joined[-1][1] - joined[-1][0] < SHORTEST and start - joined[-1][1] <= 2 * JOINED
        if near or short:
            joined[-1] = joined[-1][0], stop
        else:
            joined.append((start, stop))
    return joined


def _in_two(level, start, stop):
    """A long one is cut at its quietest moment, away from its ends."""
    if stop - start <= LONGEST:
        return [(start, stop)]
    edge = max(SHORTEST, (stop - start) // 5)
    cut = start + edge + int(np.argmin(level[start + edge : stop - edge]))
    return [*_in_two(level, start, cut), *_in_two(level, cut, stop)]


def cues(found: list[tuple[float, float]], words: list[str]) -> list[Cue]:
    """The words over the blocks, as many in each as its share of the time; blocks that no word fell in are
    left."""
    total, length = sum(stop - start for start, stop in found), len(" ".join(words))
    made, heard, at, said = [], 0.0, 0, 0
    for number, (start, stop) in enumerate(found):
        heard += stop - start
        first = at
        while at < len(words) and (
            said + len(words[at]) / 2 <= length * heard / total or number == len(found) - 1
        ):
            said += len(words[at]) + 1
            at += 1
        following = found[number + 1][0] if number + 1 < len(found) else stop + LINGER
        end = min(stop + LINGER, max(stop, following - 0.04))
        if not words or at > first:
            made += _laid(start, end, words[first:at])
    return made


def _laid(start, end, words) -> list[Cue]:
    """One cue, or as many as two lines take."""
    text = " ".join(words)
    count = -(-len(text) // (2 * LINE)) or 1
    each = -(-len(words) // count)
    pieces = [" ".join(words[at : at + each]) for at in range(0, len(words), each)] if words else [""]
    total, made = max(1, sum(map(len, pieces))), []
    for piece in pieces:
        stop = start + (end - start) * (len(piece) / total if len(pieces) > 1 else 1)
        made.append(Cue(round(start, 3), round(stop, 3), folded(piece)))
        start, end, total = stop, end, total - len(piece)
    return made
