"""The MP4 itself: pictures, sound already encoded, subtitles as a track, in the order a player reads them."""

from collections.abc import Iterator
from concurrent.futures import Future
from fractions import Fraction
from pathlib import Path

import av
from av.subtitles.subtitle import SubtitleSet

from mediatools.subtitles.cue import ROLES, Cue
from mediatools.subtitles.writing import formatted
from mediatools.video.canvas import Canvas

CODECS = {
    "h264": ("libx264", {"preset": "veryfast", "crf": "23", "profile": "high"}),
    "av1": ("libsvtav1", {"preset": "10", "crf": "35"}),
}
KEY_EVERY = 5
"""Seconds between two pictures one can jump to."""
MILLI = Fraction(1, 1000)


class FilmFile:
    """An MP4 being written; `add` frames in order, then `close`. Its sound may still be in the making."""

    def __init__(self, path: Path, into: Canvas, codec: str, *, sound: Future, cues: list[Cue], tags: dict):
        self.made = av.open(str(path), "w", options={"movflags": "+faststart"})
        self.made.metadata.update({name: value for name, value in tags.items() if value})
        self.picture, self.rate, self.count = self._picture(into, codec), into.rate, 0
        self.sound, self.cues = sound, cues
        self.held, self.beside, self.read = [], None, None

    def _picture(self, into, codec):
        name, options = CODECS[codec]
        stream = self.made.add_stream(name, rate=into.rate, options=dict(options))
        stream.width, stream.height, stream.pix_fmt = into.width, into.height, "yuv420p"
        stream.codec_context.gop_size = round(KEY_EVERY * into.rate)
        stream.codec_context.time_base = 1 / into.rate
        stream.codec_context.color_range = 1
        stream.codec_context.colorspace = into.matrix
        stream.codec_context.color_primaries = stream.codec_context.color_trc = 1 if into.matrix == 1 else 6
        return stream

    def _begin(self):
        """The other tracks, once the sound is made; what was encoded meanwhile goes first."""
        path, _report = self.sound.result()
        self.read = av.open(str(path)) if path else None
        self.beside = [self._sound(), self._subtitles(self.cues)]
        self.waiting = [next(packets, None) for packets in self.beside]
        self._write(self.held)
        self.held = []

    def _sound(self) -> Iterator[tuple[float, av.Packet]]:
        if not self.read:
            return iter(())
        given = self.read.streams.audio[0]
        stream = self.made.add_stream_from_template(given)
        return self._packets(given, stream)

    def _packets(self, given, stream):
        for packet in self.read.demux(given):
            if packet.dts is not None:
                at = float(packet.dts * packet.time_base)
                packet.stream = stream
                yield at, packet

    def _subtitles(self, cues):
        if not cues:
            return iter(())
        stream = self.made.add_stream("mov_text")
        stream.codec_context.subtitle_header = formatted([], "ass").encode()
        stream.time_base = stream.codec_context.time_base = MILLI
        stream.metadata["language"] = "fra"
        return self._texts(cues, stream)

    @staticmethod
    def _texts(cues, stream):
        for cue in cues:
            start, length = round(cue.start * 1000), round(cue.seconds * 1000)
            _name, code, _words = ROLES.get(cue.role, ROLES["screen"])
            words = cue.text.replace("{", "(").replace("}", ")").replace("\\", "/").replace("\n", r"\N")
            line = rf"0,0,Default,,0,0,0,,{{\1c&H{code[4:]}{code[2:4]}{code[:2]}&}}{words}"
            packet = stream.codec_context.encode_subtitle(SubtitleSet.create(line.encode(), 0, length, start))
            packet.stream, packet.time_base, packet.duration = stream, MILLI, length
            packet.pts = packet.dts = start
            yield cue.start, packet

    def add(self, frame: av.VideoFrame) -> None:
        """The next frame."""
        frame.pts, frame.time_base, frame.pict_type = self.count, 1 / self.rate, 0
        self.count += 1
        packets = self.picture.encode(frame)
        if self.beside is None and self.sound.done():
            self._begin()
        if self.beside is None:
            self.held += packets
        else:
            self._write(packets)

    def _write(self, packets):
        for packet in packets:
            self._keep_up(float(packet.dts * packet.time_base))
            self.made.mux(packet)

    def _keep_up(self, second):
        for number, packets in enumerate(self.beside):
            while self.waiting[number] and self.waiting[number][0] <= second:
                self.made.mux(self.waiting[number][1])
                self.waiting[number] = next(packets, None)

    def close(self) -> None:
        last = self.picture.encode(None)
        if self.beside is None:
            self._begin()
        self._write(last)
        self._keep_up(float("inf"))
        self.made.close()
        if self.read:
            self.read.close()
