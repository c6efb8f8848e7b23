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
        title, end = ([page.seconds for page in pages] for pages in self._cards())
        return [*title, *self.clips, *end]

    def _cards(self) -> tuple[list[Card], list[Card]]:
        return tuple(each.pages if each else [] for each in (self.title, self.credits))

    def seconds(self, rate: Fraction) -> float:
        lengths = (part.seconds if isinstance(part, Clip) else part for part in self.parts)
        return float(sum(round(length * rate) for length in lengths) / rate)

    def told(self, rate: Fraction) -> list[Cue]:
        """The subtitles in the time of the film: after the title, none over the credits."""
        later = float(sum(round(page.seconds * rate) for page in self._cards()[0]) / rate)
        end = later + float(sum(round(clip.seconds * rate) for clip in self.clips) / rate)
        moved = [replace(cue, start=cue.start + later, end=min(cue.end + later, end)) for cue in self.cues]
        return [cue for cue in moved if cue.text and cue.end > cue.start]

    def frames(self, into: Canvas, folder: Path) -> Iterator[tuple[av.VideoFrame, bool]]:
        """Every frame, and whether it was filmed."""
        before, after = self._cards()
        yield from self._shown(before, into, folder)
        for clip in self.clips:
            for frame in pictures(clip, into):
                yield frame, True
        yield from self._shown(after, into, folder)

    @staticmethod
    def _shown(pages, into, folder):
        for page in pages:
            picture = lettering.card(page, into.width, into.height, folder)
            for frame in cards.shown(picture, page.seconds, into):
                yield frame, False
