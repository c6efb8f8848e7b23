"""Music under a voice: it opens alone, steps back when somebody speaks, comes up in long pauses, and fades
out."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from mediatools.sound import limiting, loudness
from mediatools.sound.decoding import RATE, blocks
from mediatools.sound.pauses import smoothed, spoken
from mediatools.sound.reel import CHUNK, Reel

ALONE, BENEATH = -3.0, -20.0
"""LU of the music beside the voice, alone and while somebody speaks."""
HOLD, SLIDE = 60, 50
"""Blocks of 10 ms: how long after a word the music stays low, and how long it takes to move."""
FADE_OUT = 3.0


def beneath(
    voice: Reel, fader: np.ndarray, music: Path | str, folder: Path, *, lead: float = 3.0, tail: float = 4.0
) -> Reel:
    """The voice as the hand on the fader levels it, over the music: nothing is left for that hand to do."""
    from_hand = np.interp(np.arange(len(fader) * 10 + 1) / 10, np.arange(len(fader)), fader)
    level = Reel(folder, "level", voice.channels).write(limiting.under(voice.blocks(), from_hand))
    return mixed(level, music, folder, lead=lead, tail=tail)


def mixed(voice: Reel, music: Path | str, folder: Path, *, lead: float = 3.0, tail: float = 4.0) -> Reel:
    """Voice and music on a new reel with two channels; the music begins `lead` seconds before the voice.
    Where nothing is heard but the music, it is as loud as it was."""
    bed = Reel(folder, "music", 2).write(blocks(music, 2))
    spoken_power, music_power = loudness.powers(voice), loudness.powers(bed)
    heard = loudness.integrated(spoken_power)
    match = heard - loudness.integrated(music_power) if heard > loudness.QUIET else 0.0
    gains = 10 ** ((envelope(spoken_power, lead, tail) + match) / 20)
    mix = Reel(folder, "mix", 2).write(_added(voice, bed, gains, round(lead * RATE), round(tail * RATE)))
    bed.forget()
    return mix


def envelope(power: np.ndarray, lead: float, tail: float) -> np.ndarray:
    """The music's gain in dB at every 10 ms, from the power of the voice."""
    before, after = round(lead * 100), round(tail * 100)
    said = np.concatenate([np.zeros(before, bool), spoken(power), np.zeros(after, bool)])
    near = smoothed(said.astype(float), 2 * HOLD + 1) > 1e-9
    gains = smoothed(smoothed(np.where(near, BENEATH, ALONE), SLIDE), SLIDE)
    fade = min(len(gains), round(FADE_OUT * 100))
    gains[len(gains) - fade :] += 20 * np.log10(np.linspace(1, 1e-4, fade))
    return gains


def _added(voice, bed, gains, lead, tail) -> Iterator[np.ndarray]:
    fine = np.interp(np.arange(len(gains) * 10 + 1) / 10, np.arange(len(gains)), gains)
    length = lead + voice.length + tail
    for start in range(0, length, CHUNK):
        stop = min(length, start + CHUNK)
        here = fine[start // limiting.STEP : -(-stop // limiting.STEP) + 1]
        here = np.pad(here, (0, max(0, -(-(stop - start) // limiting.STEP) + 1 - len(here))), mode="edge")
        (music,) = limiting.under([_looped(bed, start, stop)], here)
        yield music + voice.read(start - lead, stop - lead)


def _looped(bed, start, stop) -> np.ndarray:
    """The music again from its beginning when it is shorter than the voice."""
    pieces, at = [], start
    while at < stop:
        place = at % bed.length
        count = min(stop - at, bed.length - place)
        pieces.append(bed.read(place, place + count))
        at += count
    return np.concatenate(pieces)
