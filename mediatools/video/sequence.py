"""Subtitles that overlap, as a film takes them: one at a time, those of the same moment on one picture."""

from dataclasses import replace
from itertools import pairwise

from mediatools.subtitles.cue import Cue


def one_at_a_time(cues: list[Cue]) -> list[Cue]:
    """The same words at the same moments, without overlap; who began first stands above."""
    moments = sorted({moment for cue in cues for moment in (cue.start, cue.end)})
    waiting = sorted(cues, key=lambda cue: cue.start)[::-1]
    made, here, before = [], [], []
    for start, end in pairwise(moments):
        here = [cue for cue in here if cue.end > start]
        while waiting and waiting[-1].start <= start:
            here.append(waiting.pop())
        if here and here == before:
            made[-1] = replace(made[-1], end=end)
        elif here:
            made.append(replace(here[0], start=start, end=end, text="\n".join(cue.text for cue in here)))
        before = list(here)
    return made
