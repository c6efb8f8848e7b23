"""Samples into a file people can play: MP3, AAC, Opus, or FLAC and WAV to keep."""

from collections.abc import Iterable
from pathlib import Path

import av
import lameenc
import numpy as np

from mediatools.refusing import Refused
from mediatools.sound.decoding import RATE

QUALITY = 5
"""LAME's: 2 is its slowest worth hearing, 7 its fastest; 5 is three times faster than 2."""
ENCODERS = {
    ".mp3": ("libmp3lame", "s16p", (96_000, 160_000)),
    ".m4a": ("aac", "fltp", (96_000, 160_000)),
    ".opus": ("libopus", "flt", (64_000, 112_000)),
    ".ogg": ("libopus", "flt", (64_000, 112_000)),
    ".flac": ("flac", "s32", (None, None)),
    ".wav": ("pcm_s24le", "s32", (None, None)),
}
"""Ending: encoder, its samples, bit/s for one channel and for two."""


def known(output: Path) -> None:
    """Refuse an ending that nothing here writes."""
    if output.suffix.lower() not in ENCODERS:
        raise Refused(f"On ne sait pas écrire « {output.suffix} » : choisissez {', '.join(ENCODERS)}.")


def encode(blocks: Iterable[np.ndarray], channels: int, output: Path, *, marks=(), tags=None) -> None:
    """Write OUT by its ending, with chapter marks and tags (title, artist, copyright)."""
    ending = output.suffix.lower()
    if ending != ".mp3":
        _by_ffmpeg(blocks, channels, output, marks, tags)
        return
    bare = output.with_suffix(".bare.mp3")
    with bare.open("wb") as file:
        file.writelines(_by_lame(blocks, channels, ENCODERS[ending][2][channels - 1] // 1000))
    _dressed(bare, output, marks, tags)
    bare.unlink()


def _by_lame(blocks, channels, kilobits):
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(kilobits)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(channels)
    encoder.set_quality(QUALITY)
    encoder.silence()
    for block in blocks:
        yield encoder.encode(np.rint(np.clip(block, -1, 1) * 32767).astype(np.int16).tobytes())
    yield encoder.flush()


def _dressed(bare, output, marks, tags):
    """The same packets in a file that carries its length, its chapters and its tags."""
    with av.open(str(bare)) as source, av.open(str(output), "w", options={"id3v2_version": "3"}) as made:
        stream = made.add_stream_from_template(source.streams.audio[0])
        _describe(made, marks, tags)
        for packet in source.demux(audio=0):
            if packet.dts is not None:
                packet.stream = stream
                made.mux(packet)


def _by_ffmpeg(blocks, channels, output, marks, tags):
    name, samples, rates = ENCODERS[output.suffix.lower()]
    layout = "mono" if channels == 1 else "stereo"
    options = {"movflags": "+faststart"} if output.suffix == ".m4a" else {}
    with av.open(str(output), "w", options=options) as made:
        stream = made.add_stream(name, rate=RATE, layout=layout)
        if rates[channels - 1]:
            stream.bit_rate = rates[channels - 1]
        _describe(made, marks, tags)
        plain = av.AudioResampler(samples, layout, RATE, frame_size=stream.codec_context.frame_size or None)
        at = 0
        for block in blocks:
            whole = np.ascontiguousarray(np.clip(block, -1, 1), np.float32).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(whole, "flt", layout)
            frame.sample_rate, frame.pts = RATE, at
            at += len(block)
            for ready in plain.resample(frame):
                made.mux(stream.encode(ready))
        for ready in plain.resample(None):
            made.mux(stream.encode(ready))
        made.mux(stream.encode(None))


def _describe(made, marks, tags):
    made.metadata.update({name: value for name, value in (tags or {}).items() if value})
    if marks:
        made.set_chapters(list(marks))
