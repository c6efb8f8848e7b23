"""One size of a film written: every frame of its story, captioned, encoded, and looked at for the poster."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from mediatools.video import lettering
from mediatools.video.ahead import ahead
from mediatools.video.burning import Burner
from mediatools.video.canvas import Canvas
from mediatools.video.containing import FilmFile
from mediatools.video.lettering import Card
from mediatools.video.poster import Poster
from mediatools.video.sequence import one_at_a_time
from mediatools.video.story import Story


@dataclass(frozen=True)
class Rendering:
    """What is the same for every size. `sound`: what `soundtrack` will answer; `folder`: to draw words in."""

    story: Story
    codec: str
    sound: Future
    burn: bool
    tags: dict
    poster: Poster
    folder: Path

    def write(self, path: Path, into: Canvas, progress: Callable[[float], None]) -> dict:
        """The film at this path; answers its name, width, height and size in bytes."""
        cues = one_at_a_time(self.story.told(into.rate))
        drawn = lettering.captions(cues, into.width, into.height, self.folder) if self.burn else []
        burner = Burner(cues if self.burn else [], drawn, into.matrix)
        beside = [] if self.burn else cues
        file = FilmFile(path, into, self.codec, sound=self.sound, cues=beside, tags=self.tags)
        filmed, seconds = 0, self.story.seconds(into.rate)
        for frame, part in ahead(self.story.frames(into, self.folder)):
            if part and not isinstance(part, Card):
                self.poster.see(frame, float(filmed / into.rate))
            filmed += bool(part)
            second = float(file.count / into.rate)
            file.add(burner.burn(frame, second))
            if file.count % round(into.rate) == 0:
                progress(min(1.0, second / seconds))
        file.close()
        size = {"width": into.width, "height": into.height, "size": path.stat().st_size}
        return {"name": path.name} | size
