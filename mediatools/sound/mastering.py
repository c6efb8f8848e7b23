"""One button: a recording in, a file ready to be heard out, and a report of what was done to it."""

import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np

from mediatools.refusing import Refused
from mediatools.sound import chapters as marking
from mediatools.sound import (
    covering,
    cutting,
    ducking,
    filtering,
    hum,
    levelling,
    loudness,
    noise,
    pauses,
    pieces,
)
from mediatools.sound.decoding import SILENT, blocks, channels_of
from mediatools.sound.encoding import Dress, known
from mediatools.sound.finishing import Finish
from mediatools.sound.presets import PRESETS, Preset
from mediatools.sound.reel import Reel

Progress = Callable[[float], None]
LEAD = 3.0
"""Seconds of music before the voice."""
NUANCE = 4.0
"""dB: where nuances are to stay, peaks are pressed no further, and the file may be less loud than asked."""


def master(
    source: Path | str,
    output: Path | str,
    *,
    preset: str = "podcast",
    keep: list | None = None,
    trim: bool = False,
    denoise: bool = True,
    dehum: bool | None = None,
    rumble: bool = True,
    level: bool = True,
    music: Path | str | None = None,
    chapters: list = (),
    tags: dict | None = None,
    cover: Path | str | None = None,
    also: list = (),
    progress: Progress = lambda part: None,
) -> dict:
    """Make OUT (.mp3, .m4a, .opus, .flac, .wav) of this recording.

    `keep`: pieces (from, to) in seconds, all of it by default; `trim`: shorten long pauses; `denoise`: steady
    noise; `dehum`: the hum of the mains, as `denoise` unless told; `rumble`: leave out what lies below all
    voices; `level`: raise and lower passages to one loudness (not for a concert, which may then stay below
    it); `chapters`: (second of the recording, title); `cover`: a picture, in MP3 and M4A; `also`: other files
    to make of the same. Answers the report: `before`, `after` (loudness in LUFS, spread in LU, peak in dBTP,
    curve), `seconds`, `removed` seconds, `hum` in Hz, `noise` in dB taken from the pauses, `chapters` in the
    time of OUT, `kept` pieces and the `lead` before them, `rounds` of encoding.
    """
    outputs, wanted = [Path(output), *map(Path, also)], PRESETS[preset]
    for each in outputs:
        known(each)
    with tempfile.TemporaryDirectory(prefix=".sound-", dir=outputs[0].parent) as folder:
        folder = Path(folder)
        raw = recorded(source, folder, wanted)
        progress(0.1)
        before = described(raw)
        clean, done = cleaned(raw, folder, wanted, denoise=denoise, dehum=dehum, rumble=rumble)
        progress(0.4)
        clean, kept = _cut(clean, folder, keep, trim)
        fader = levelling.fader(loudness.powers(clean), wanted.even if level else 0.0)
        lead = LEAD if music else 0.0
        if music:
            clean, fader = ducking.beneath(clean, fader, music, folder, lead=lead), None
        moved = sorted((lead + pieces.moved(kept, at), title) for at, title in chapters)
        picture = covering.jpeg(cover) if cover else b""
        dress = Dress(marking.marks(moved, clean.seconds), tags or {}, picture)
        finish = Finish(clean, outputs[0], wanted.loudness, fader, None if level else NUANCE, dress)
        told = {"before": before, "preset": preset} | done | _finished(finish, outputs, progress)
        told |= {"seconds": round(clean.seconds, 2), "removed": round(raw.seconds - _length(kept), 2)}
        return told | {"chapters": moved, "kept": kept, "lead": lead}


def _finished(finish, outputs, progress) -> dict:
    """Every file made; how the first measures (`after`), and the `rounds` it was encoded."""
    found, rounds = finish.made(lambda part: progress(0.5 + part / 2 / len(outputs)))
    for number, each in enumerate(outputs[1:], 1):
        finish.output = each
        finish.made()
        progress(0.5 + (number + 0.9) / 2 / len(outputs))
    progress(1.0)
    return {"after": asdict(found), "rounds": rounds}


def recorded(source: Path | str, folder: Path, wanted: Preset) -> Reel:
    """The recording on a reel, with the channels it has or one where the preset says so. Raises Refused."""
    channels = channels_of(source)
    if not channels:
        raise Refused(SILENT)
    channels = 1 if wanted.mono else channels
    return Reel(folder, "raw", channels).write(blocks(source, channels))


def described(reel: Reel) -> dict:
    """How it sounds before anything is done: the same words as a Measure; the peak is of the samples."""
    power = loudness.powers(reel)
    high = max((float(np.abs(block).max()) for block in reel.blocks()), default=0.0)
    return {
        "loudness": round(float(loudness.integrated(power)), 2),
        "spread": round(float(loudness.spread(power)), 2),
        "peak": round(20 * float(np.log10(max(high, 1e-5))), 2),
        "curve": loudness.curve(power),
    }


def cleaned(
    raw: Reel, folder: Path, wanted: Preset, *, denoise: bool = True, dehum=None, rumble: bool = True
) -> tuple[Reel, dict]:
    """Rumble and hum out, steady noise down: a new reel, and what was found. `raw` is used up."""
    lines = hum.lines(raw) if (denoise if dehum is None else dehum) else []
    filters = [("highpass", f"f={wanted.low}")] if rumble else []
    filters += hum.notches(lines)
    clear = Reel(folder, "clear", raw.channels).write(filtering.filtered(raw.blocks(), raw.channels, filters))
    floor = noise.profile(clear) if denoise else None
    if floor is None:
        return clear, {"hum": lines, "noise": 0.0}
    still = Reel(folder, "still", raw.channels).write(noise.gated(clear, floor))
    quieter = _pause_level(clear) - _pause_level(still)
    clear.forget()
    return still, {"hum": lines, "noise": round(max(0.0, float(quieter)), 1)}


def _pause_level(reel) -> float:
    """dB of the quietest tenth."""
    return 10 * np.log10(max(1e-10, np.percentile(loudness.powers(reel, []), 10)))


def _cut(reel, folder, keep, trim) -> tuple[Reel, pieces.Pieces]:
    """The pieces asked for, then without their long pauses; what is kept is told in seconds of `reel`."""
    kept = cutting.within([tuple(piece) for piece in keep or [(0.0, reel.seconds)]], reel.seconds)
    if trim:
        spoken = pauses.without_pauses(loudness.powers(reel))
        kept = [(max(a, c), min(b, d)) for a, b in kept for c, d in spoken if min(b, d) > max(a, c)]
        kept = cutting.within(kept, reel.seconds)
    return Reel(folder, "cut", reel.channels).write(cutting.put_together(reel, kept)), kept


def _length(pieces) -> float:
    return sum(stop - start for start, stop in pieces)
