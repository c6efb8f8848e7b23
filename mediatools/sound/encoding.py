"""Samples into a file people can play: MP3, AAC, Opus, or FLAC and WAV to keep."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
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


@dataclass(frozen=True)
class Dress:
    """What a file carries beside its sound: chapter marks, tags (title, artist, copyright), its cover as
    JPEG."""

    marks: list = ()
    tags: dict = field(default_factory=dict)
    cover: bytes = b""


BARE = Dress()
COVERED, MILLI = (".mp3", ".m4a"), Fraction(1, 1000)


def known(output: Path) -> None:
    """Refuse an ending that nothing here writes."""
    if output.suffix.lower() not in ENCODERS:
        raise Refused(f"On ne sait pas écrire « {output.suffix} » : choisissez {', '.join(ENCODERS)}.")


def encode(blocks: Iterable[np.ndarray], channels: int, output: Path, dress: Dress = BARE) -> None:
    """Write OUT by its ending; only MP3 and M4A show a cover."""
    ending = output.suffix.lower()
    if ending != ".mp3":
        _by_ffmpeg(blocks, channels, output, dress)
        return
    bare = output.with_suffix(".bare.mp3")
    with bare.open("wb") as file:
        file.writelines(_by_lame(blocks, channels, ENCODERS[ending][2][channels - 1] // 1000))
    _dressed(bare, output, dress)
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


def _dressed(bare, output, dress):
    """The same packets in a file that carries its length, its chapters, its tags and its cover."""
    with av.open(str(bare)) as source, av.open(str(output), "w", options={"id3v2_version": "3"}) as made:
        stream = made.add_stream_from_template(source.streams.audio[0])
        _describe(made, dress)
        for packet in source.demux(audio=0):
            if packet.dts is not None:
                packet.stream = stream
                made.mux(packet)


def _by_ffmpeg(blocks, channels, output, dress):
    name, samples, rates = ENCODERS[output.suffix.lower()]
    layout = "mono" if channels == 1 else "stereo"
    options = {"movflags": "+faststart"} if output.suffix == ".m4a" else {}
    covered = "mp4" if dress.cover and output.suffix == ".m4a" else None  # its usual writer takes none
    with av.open(str(output), "w", format=covered, options=options) as made:
        stream = made.add_stream(name, rate=RATE, layout=layout)
        if rates[channels - 1]:
            stream.bit_rate = rates[channels - 1]
        _describe(made, dress)
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


def _describe(made, dress):
    made.metadata.update({name: value for name, value in dress.tags.items() if value})
    if dress.marks:
        made.set_chapters(list(dress.marks))
    if dress.cover and Path(made.name).suffix.lower() in COVERED:
        _cover(made, dress.cover)


def _cover(made, jpeg):
    """One picture that stands beside the sound; the file's own writer knows it by its place."""
    with av.open(io.BytesIO(jpeg), format="jpeg_pipe") as read:
        stream = made.add_stream_from_template(read.streams.video[0])
        stream.disposition = av.stream.Disposition.attached_pic
        packet = next(read.demux(video=0))
        packet.stream, packet.time_base = stream, MILLI
        packet.pts = packet.dts = 0
        made.mux(packet)
