"""The pictures of a clip as the film wants them: turned upright, at a steady rate, in size, in its
colours."""

from collections.abc import Iterator

import av

from mediatools.opening import frames_of, opened
from mediatools.refusing import Refused
from mediatools.video.canvas import Canvas, fitted
from mediatools.video.clip import HDR, NO_PICTURE, Clip, picture_of

TURNS = {90: [("transpose", "clock")], 180: [("hflip", ""), ("vflip", "")], 270: [("transpose", "cclock")]}
TO_SDR = "out_transfer=bt709:out_primaries=bt709:out_color_matrix=bt709:intent=perceptual"
MATRICES = {1: "bt709", 5: "bt601", 6: "bt601"}
BEFORE = 1.0
"""Seconds before the cut where decoding begins, when the film is long."""


def pictures(clip: Clip, into: Canvas) -> Iterator[av.VideoFrame]:
    """As many frames of the canvas as the clip lasts; its last one stays when the file ends early."""
    wanted, last = round(clip.seconds * into.rate), None
    for number, frame in enumerate(_filtered(clip, into)):
        if number == wanted:
            return
        last = frame
        yield frame
    if last is None:
        raise Refused(NO_PICTURE)
    for _missing in range(number + 1, wanted):
        yield last


def _filtered(clip, into):
    with opened(clip.path) as container:
        stream = picture_of(container)
        stream.thread_type = "AUTO"
        began = (container.start_time or 0) / av.time_base
        if clip.start > 2 * BEFORE:
            container.seek(int((clip.start - BEFORE + began) * av.time_base))
        graph = None
        for frame in frames_of(container, stream):
            if frame.pts is None:
                continue
            if graph is None:
                graph, source, sink = _graph(clip, into, stream, frame, began)
            source.push(frame)
            yield from _ready(sink)
            if float(frame.pts * stream.time_base) - began > clip.stop + BEFORE:
                break
        if graph:
            source.push(None)
            yield from _ready(sink)


def _graph(clip, into, stream, frame, began):
    """The filters, their entry and their exit; all three must be held, or FFmpeg frees what it still uses."""
    width, height = fitted(clip, into)
    start = clip.start + began
    steps = [
        ("trim", f"start={start:.6f}:end={start + clip.seconds + 1:.6f}"),
        ("setpts", f"PTS-{start:.6f}/TB"),
        ("bwdif", "deint=interlaced") if clip.interlaced else None,
        ("fps", f"fps={into.rate}:start_time=0"),
        *TURNS.get(clip.turn, []),
        ("scale", f"{width}:{height}:flags=bicubic:{_in_colours(clip, into)}"),
        ("format", "yuv420p"),
        ("setsar", "1"),
        ("pad", f"{into.width}:{into.height}:-1:-1")
        if (width, height) != (into.width, into.height)
        else None,
    ]
    graph = av.filter.Graph()
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=stream.time_base
    )
    sink = graph.add("buffersink")
    graph.link_nodes(source, *(graph.add(*step) for step in steps if step), sink).configure()
    return graph, source, sink


def _in_colours(clip, into) -> str:
    """From the colours of the clip to those of the film, said in full: what FFmpeg guesses differs by
    filter."""
    if clip.transfer in HDR:
        return TO_SDR
    matrices = f"in_color_matrix={MATRICES[clip.matrix]}:out_color_matrix={MATRICES[into.matrix]}"
    return f"{matrices}:in_range={'full' if clip.is_full else 'limited'}:out_range=limited"


def _ready(sink):
    while True:
        try:
            yield sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return
