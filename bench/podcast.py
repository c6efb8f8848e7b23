"""Ten minutes of a voice made into a podcast, beside ffmpeg-normalize: noise, hum and levels are ours
besides.

Both write MP3 at 96 kbit/s for -16 LUFS; the files are measured by the ffmpeg program.
"""

import sys
import wave
from pathlib import Path

import numpy as np

from bench.beside import apart, best, cost, has, installed, loudness
from bench.service import new_home
from mediatools.sound.tests.speaking import RATE, noise, tone, voice

SECONDS, ROUNDS, WANTED = 600, 3, -16
FASTER, NEAR, PEAK = 1.5, 0.2, -1
RIVAL = "ffmpeg-normalize==1.43.*"


def measure():
    with new_home() as folder:
        source, ours = apart(recorded, folder / "in.wav"), folder / "ours.mp3"
        mine = [sys.executable, "-m", "mediatools", "sound", source, ours, "--preset", "podcast"]
        compared = has("ffmpeg") and installed(RIVAL, "ffmpeg-normalize")
        theirs = [
            "nice",
            compared,
            source,
            "-f",
            "-t",
            WANTED,
            "-tp",
            "-1.5",
            "-c:a",
            "libmp3lame",
            "-b:a",
            "96k",
            "-o",
        ]
        costs, rival = [], []
        for _round in range(ROUNDS):
            costs.append(cost(*mine))
            if compared:
                rival.append(cost(*theirs, folder / "theirs.mp3"))
        least = best(costs)
        yield "ten minutes mastered, times real time", SECONDS / least.wall, None, "times better"
        yield "memory of the whole program", least.memory, None, "MB"
        if has("ffmpeg"):
            level, peak = loudness(ours)
            yield "beside the loudness asked, on the encoded file", abs(level - WANTED), NEAR, "LU"
            yield "true peak of the encoded file", peak, PEAK, "dBTP"
        if compared:
            other = best(rival)
            yield "times faster than ffmpeg-normalize", other.wall / least.wall, FASTER, "times better"
            yield (
                "processor time beside ffmpeg-normalize",
                other.processor / least.processor,
                None,
                "times better",
            )
            level, peak = loudness(folder / "theirs.mp3")
            yield "ffmpeg-normalize: beside the loudness asked", abs(level - WANTED), None, "LU"
            yield "ffmpeg-normalize: true peak", peak, None, "dBTP"


def recorded(path: Path) -> Path:
    """A voice that comes and goes, a little noise, a little hum; one channel."""
    sound = np.tile(voice(60, level=0.05), SECONDS // 60)
    sound = sound * (1 + 0.6 * np.sin(np.arange(len(sound)) / RATE / 15)) + noise(SECONDS, 0.0015)
    sound = sound + tone(SECONDS, 50, 0.002) + tone(SECONDS, 100, 0.002)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.rint(np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path
