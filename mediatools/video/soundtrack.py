"""The sound of a film: that of its clips, where they are, silence under the cards, a music beneath all of it
where one is wanted; mastered like any recording."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from mediatools.opening import opened
from mediatools.sound import cutting, ducking, levelling, loudness
from mediatools.sound.decoding import RATE, blocks
from mediatools.sound.finishing import Finish
from mediatools.sound.mastering import cleaned, described
from mediatools.sound.presets import PRESETS
from mediatools.sound.reel import Reel
from mediatools.video.clip import Clip


def soundtrack(
    parts: list[Clip | float], rate: Fraction, folder: Path, *, preset: str, denoise: bool, music=None
) -> tuple[Path | None, dict | None]:
    """An .m4a as long as the film, and its report; twice None when no clip has sound and there is no music. A
    number is seconds of silence. `music`: the path of a recording, heard alone under cards and pauses, far
    behind while somebody speaks, again from its beginning where it is too short."""
    if not music and not any(_is_heard(part) for part in parts):
        return None, None
    wanted, output = PRESETS[preset], folder / "sound.m4a"
    raw = Reel(folder, "raw", 1 if wanted.mono else 2)
    for part in parts:
        raw.write(_part(part, rate, raw.channels))
    before = described(raw)
    clean, done = cleaned(raw, folder, wanted, denoise=denoise)
    fader = levelling.fader(loudness.powers(clean), wanted.even)
    if music:
        clean, fader = ducking.beneath(clean, fader, music, folder, lead=0.0, tail=0.0), None
        before = before if before["loudness"] > loudness.QUIET else described(clean)
    found, rounds = Finish(clean, output, wanted.loudness, fader=fader).made()
    return output, {"before": before, "after": vars(found), "rounds": rounds, "preset": preset} | done


def _is_heard(part) -> bool:
    return isinstance(part, Clip) and part.has_sound


def _part(part, rate, channels) -> Iterator[np.ndarray]:
    """Exactly as long as the frames of this part."""
    seconds = part.seconds if isinstance(part, Clip) else part
    length = round(round(seconds * rate) / rate * RATE)
    if _is_heard(part):
        for block in _of_clip(part, length, channels):
            length -= len(block)
            yield block
    while length > 0:
        count = min(length, 10 * RATE)
        length -= count
        yield np.zeros((count, channels), np.float32)


def _of_clip(clip, length, channels):
    """What of its sound lies in the cut, melting in and out over 10 ms; silence before, when it begins
    late."""
    at = round((late(clip.path) - clip.start) * RATE)
    if at > 0:
        yield np.zeros((min(at, length), channels), np.float32)
    for block in blocks(clip.path, channels, family="film"):
        first, last = max(0, -at), min(len(block), length - at)
        if last > first:
            yield _faded(block[first:last], max(at, 0), length)
        at += len(block)
        if at >= length:
            return


def late(path) -> float:
    """Seconds by which the sound begins after the film."""
    with opened(path) as container:
        stream = container.streams.audio[0]
        began = (container.start_time or 0) / av.time_base
        return float((stream.start_time or 0) * stream.time_base) - began if stream.start_time else 0.0


def _faded(block, at, length):
    place = np.arange(at, at + len(block), dtype=np.float32)
    edge = np.clip(np.minimum(place, length - 1 - place) / cutting.FADE, 0, 1)
    return block if edge.min() == 1 else block * edge[:, None]
