"""Samples through filters of FFmpeg."""

from collections.abc import Iterable, Iterator

import av
import numpy as np

from mediatools.sound.decoding import RATE


def filtered(
    blocks: Iterable[np.ndarray], channels: int, filters: list[tuple[str, str]]
) -> Iterator[np.ndarray]:
    """The blocks after these filters (name, arguments), as many samples as went in."""
    if not filters:
        yield from blocks
        return
    for frame in frames(blocks, channels, filters):
        yield frame.to_ndarray().reshape(-1, channels)


def frames(blocks, channels, filters) -> Iterator[av.AudioFrame]:
    """The same as frames, for filters that speak through their metadata."""
    layout = "mono" if channels == 1 else "stereo"
    graph = av.filter.Graph()
    source = graph.add_abuffer(format="flt", sample_rate=RATE, layout=layout)
    steps = [graph.add(name, arguments) for name, arguments in filters]
    plain = graph.add("aformat", "sample_fmts=flt")
    sink = graph.add("abuffersink")
    graph.link_nodes(source, *steps, plain, sink).configure()
    at = 0
    for block in blocks:
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block).reshape(1, -1), "flt", layout)
        frame.sample_rate, frame.pts = RATE, at
        at += len(block)
        source.push(frame)
        yield from _ready(sink)
    source.push(None)
    yield from _ready(sink)


def _ready(sink):
    while True:
        try:
            yield sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return
