"""What a film is made of, in its order: a title, clips, pictures and cards, the credits; and the subtitles in
its own time."""

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
from mediatools.video.still import Still, laid


@dataclass(frozen=True)
class Story:
    clips: list[Clip | Still | Card]
    """What stands between title and credits."""
    title: Card | None
    credits: Card | None
    cues: list[Cue]
    """In seconds of `body` put together, without the title."""

    @property
    def body(self) -> list[Clip | Still | Card]:
        """The clips, each card of them as its pages."""
        return [page for part in self.clips for page in (part.pages if isinstance(part, Card) else [part])]

    @property
    def parts(self) -> list[Clip | float]:
        """Clips, and seconds of silence for cards and pictures."""
        title, end = self._cards()
        return [part if isinstance(part, Clip) else part.seconds for part in (*title, *self.body, *end)]

    def _cards(self) -> tuple[list[Card], list[Card]]:
        return tuple(each.pages if each else [] for each in (self.title, self.credits))

    def seconds(self, rate: Fraction) -> float:
        lengths = (part.seconds if isinstance(part, Clip) else part for part in self.parts)
        return float(sum(round(length * rate) for length in lengths) / rate)

    def told(self, rate: Fraction) -> list[Cue]:
        """The subtitles in the time of the film: after the title, none over the credits."""
        later = float(sum(round(page.seconds * rate) for page in self._cards()[0]) / rate)
        end = later + float(sum(round(part.seconds * rate) for part in self.body) / rate)
        moved = [replace(cue, start=cue.start + later, end=min(cue.end + later, end)) for cue in self.cues]
        return [cue for cue in moved if cue.text and cue.end > cue.start]

    def frames(self, into: Canvas, folder: Path) -> Iterator[tuple[av.VideoFrame, object]]:
        """Every frame, and what of the body it belongs to; None for title and credits."""
        before, after = self._cards()
        yield from self._shown(before, into, folder)
        for part in self.body:
            for frame in self._of(part, into, folder):
                yield frame, part
        yield from self._shown(after, into, folder)

    @staticmethod
    def _of(part, into, folder):
        if isinstance(part, Clip):
            return pictures(part, into)
        if isinstance(part, Still):
            return cards.shown(laid(part, into), part.seconds, into, fade=0)
        return cards.shown(lettering.card(part, into.width, into.height, folder), part.seconds, into)

    @staticmethod
    def _shown(pages, into, folder):
        for page in pages:
            picture = lettering.card(page, into.width, into.height, folder)
            for frame in cards.shown(picture, page.seconds, into):
                yield frame, None
