"""A piece of a film somebody brought: what its header says, and which part of it is taken."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from mediatools.limits import too_many_pixels
from mediatools.opening import frames_of, not_longer, opened
from mediatools.refusing import Refused
from mediatools.video.timing import lasts, pace

NO_PICTURE = "Ce fichier ne contient pas d’image animée."
EMPTY_CUT = "Il ne reste rien : la coupe enlève tout le film."
HDR = {16, 18}
"""Transfers of films with a wide range of light (PQ, HLG): every recent phone."""


@dataclass(frozen=True)
class Clip:
    """`start` and `stop` in seconds; `width`, `height` as it is looked at, turned and with square pixels."""

    path: str
    start: float
    stop: float
    width: int
    height: int
    rate: Fraction
    turn: int
    interlaced: bool
    transfer: int
    matrix: int
    is_full: bool
    has_sound: bool

    @property
    def seconds(self) -> float:
        return self.stop - self.start


def clip(path: Path | str, start: float = 0.0, stop: float | None = None) -> Clip:
    """This part of this file. Raises Refused."""
    with opened(path) as container:
        stream = picture_of(container)
        if large := too_many_pixels("film", stream.width, stream.height):
            raise Refused(large)
        seconds = lasts(container, stream)
        not_longer("film", seconds)
        stop = min(stop or seconds, seconds)
        start = max(0.0, start)
        if stop - start < 0.1:
            raise Refused(EMPTY_CUT)
        frame = next(frames_of(container, stream), None)
        if frame is None:
            raise Refused(NO_PICTURE)
        turn = round(-frame.rotation / 90) * 90 % 360
        width, height = _looked_at(stream, frame, turn)
        return Clip(
            str(path), start, stop, width, height, pace(container, stream), turn, frame.interlaced_frame,
            int(frame.color_trc or 2), _matrix(frame), _is_full(frame),
            bool(container.streams.audio),
        )  # fmt: skip


def picture_of(container):
    """The stream of moving pictures; the cover of a record is none."""
    cover = av.stream.Disposition.attached_pic
    found = [stream for stream in container.streams.video if not stream.disposition & cover]
    if not found:
        raise Refused(NO_PICTURE)
    return found[0]


def _looked_at(stream, frame, turn):
    wide = stream.sample_aspect_ratio or 1
    width = round(frame.width * wide)
    return (frame.height, width) if turn in (90, 270) else (width, frame.height)


def _matrix(frame) -> int:
    """BT.601 or BT.709, guessed by the size where nothing is said, as players do."""
    said = int(frame.colorspace)
    return said if said in (1, 5, 6) else (1 if frame.height > 576 else 6)


def _is_full(frame) -> bool:
    """Whether its light goes from 0 to 255, as webcams film, and not from 16 to 235."""
    return int(frame.color_range) == 2 or frame.format.name.startswith("yuvj")
