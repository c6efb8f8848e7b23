"""Small films with a known truth: each picture's grey says its second, a flash and a beep say when."""

import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from mediatools.sound.tests.speaking import RATE as SOUND_RATE
from mediatools.sound.tests.speaking import tone, voice

SIZE, RATE = (320, 180), 25
DARK, STEP = 40, 20
"""The grey of the first second, and how much lighter each next one is."""


def grey(second: float) -> int:
    return DARK + STEP * int(second)


class FilmTest(unittest.TestCase):
    """A folder, films written in it, and films read back."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.output = self.folder / "out.mp4"

    def filmed(
        self, name="in.mp4", seconds=4, *, size=SIZE, rate=RATE, flash=None, sound=True, paint=None, where=""
    ):
        """A film; `flash`: the second of a white picture and a beep; `paint(second)`: its pictures, as
        RGB."""
        path = self.folder / name
        with av.open(str(path), "w") as made:
            made.metadata["location"] = where
            picture = made.add_stream("libx264", rate=rate, options={"preset": "ultrafast", "crf": "12"})
            picture.width, picture.height, picture.pix_fmt = *size, "yuv420p"
            heard = made.add_stream("aac", rate=SOUND_RATE, layout="mono") if sound else None
            for number in range(round(seconds * rate)):
                second = number / rate
                frame = av.VideoFrame.from_ndarray((paint or self.plain)(second, size, flash), "rgb24")
                frame.pts, frame.time_base = number, Fraction(1, rate)
                made.mux(picture.encode(frame))
            made.mux(picture.encode(None))
            if sound:
                self.speak(made, heard, seconds, flash)
        return path

    @staticmethod
    def plain(second, size, flash):
        white = flash is not None and flash <= second < flash + 0.12
        return np.full((size[1], size[0], 3), 255 if white else grey(second), np.uint8)

    @staticmethod
    def speak(made, heard, seconds, flash):
        samples = voice(seconds) if flash is None else np.zeros(round(seconds * SOUND_RATE), np.float32)
        if flash is not None:
            at = round(flash * SOUND_RATE)
            samples[at : at + SOUND_RATE // 5] = tone(0.2, 1000)
        plain = av.AudioResampler("fltp", "mono", SOUND_RATE, frame_size=1024)
        frame = av.AudioFrame.from_ndarray(samples[None, :], "flt", "mono")
        frame.sample_rate = SOUND_RATE
        for each in (frame, None):
            for ready in plain.resample(each):
                made.mux(heard.encode(ready))
        made.mux(heard.encode(None))

    def pictures(self, path=None) -> list[np.ndarray]:
        """Every picture of a film as RGB."""
        with av.open(str(path or self.output)) as film:
            return [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]

    def heard(self, path=None) -> np.ndarray:
        """Its sound, from the second 0 of the film on."""
        with av.open(str(path or self.output)) as film:
            frames = list(film.decode(audio=0))
            first = float(frames[0].pts * frames[0].time_base)
            sound = np.concatenate([frame.to_ndarray().mean(axis=0) for frame in frames])
        return np.concatenate([np.zeros(max(0, round(first * SOUND_RATE))), sound])
