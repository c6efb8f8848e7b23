"""What a film is made of, in its order: a title, the clips, the credits; and the subtitles in its own
time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av

from mediatools.subtitles.cue import Cue
from mediatools.video import cards, lettering
from mediatools.video.canvas import Canvas
from mediatools.video.clip import Clip
from mediatools.video.footage import pictures
from mediatools.video.lettering import Card


@dataclass(frozen=True)
class Story:
    clips: list[Clip]
    title: Card | None
    credits: Card | None
    cues: list[Cue]
    """In seconds of the clips put together, without the title."""

    @property
    def parts(self) -> list[Clip | float]:
        """Clips, and seconds of silence for the cards."""
        title, end = ([each.seconds] if each else [] for each in (self.title, self.credits))
        return [*title, *self.clips, *end]

    def seconds(self, rate: Fraction) -> float:
        lengths = (part.seconds if isinstance(part, Clip) else part for part in self.parts)
        return float(sum(round(length * rate) for length in lengths) / rate)

    def told(self, rate: Fraction) -> list[Cue]:
        """The subtitles in the time of the film: after the title, none over the credits."""
        later = float(round(self.title.seconds * rate) / rate) if self.title else 0.0
        end = later + float(sum(round(clip.seconds * rate) for clip in self.clips) / rate)
        moved = [replace(cue, start=cue.start + later, end=min(cue.end + later, end)) for cue in self.cues]
        return [cue for cue in moved if cue.text and cue.end > cue.start]

    def frames(self, into: Canvas, folder: Path) -> Iterator[tuple[av.VideoFrame, bool]]:
        """Every frame, and whether it was filmed."""
        yield from self._card(self.title, into, folder)
        for clip in self.clips:
            for frame in pictures(clip, into):
                yield frame, True
        yield from self._card(self.credits, into, folder)

    @staticmethod
    def _card(card, into, folder):
        if card:
            picture = lettering.card(card, into.width, into.height, folder)
            for frame in cards.shown(picture, card.seconds, into):
                yield frame, False
