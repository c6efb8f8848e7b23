"""A web film of 720p from 1080p, with a title, burned subtitles and its sound levelled, beside the ffmpeg
program.

ffmpeg draws its title with drawtext, its subtitles with libass, and levels in one pass; ours has a poster
and measures its sound on the encoded file besides. Same encoder, same settings.
"""

import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from bench.beside import apart, best, cost, has
from bench.service import new_home
from mediatools.sound.tests.speaking import RATE, noise, voice
from mediatools.subtitles.cue import Cue
from mediatools.subtitles.writing import write

SECONDS, FRAMES, ROUNDS, NO_SLOWER = 20, 30, 3, 1.0
WIDTH, HEIGHT, CARD = 1920, 1080, 4
TITLE = "Je filme mon futur métier"
FILTERS = (
    f"[0:v]drawtext=text='{TITLE}':fontcolor=white:fontsize=80:x=(w-tw)/2:y=(h-th)/2,setsar=1[t];"
    "[2:v]scale=-2:720,subtitles=said.srt,setsar=1,fps=30[v];[t][1:a][v][2:a]concat=n=2:v=1:a=1[film][sound];"
    "[sound]loudnorm=I=-16:TP=-1.5[level]"
)
BLACK = f"color=black:s=1280x720:r={FRAMES}:d={CARD}"
ENCODED = "-c:v libx264 -preset veryfast -crf 23 -c:a aac -b:a 160k -ar 48000 -movflags +faststart".split()


def measure():
    with new_home() as folder:
        source, said = apart(filmed, folder / "in.mp4"), folder / "said.srt"
        write(
            [
                Cue(n, n + 1.8, "Nous étions trois dans la salle\net la pluie tombait.")
                for n in range(0, SECONDS, 2)
            ],
            said,
        )
        words = [
            "--height",
            720,
            "--title",
            TITLE,
            "--subtitles",
            said,
            "--burn",
            "--poster",
            folder / "p.jpg",
        ]
        mine = [sys.executable, "-m", "mediatools", "video", source, folder / "ours.mp4", *words]
        inputs = [
            "-f",
            "lavfi",
            "-i",
            BLACK,
            "-f",
            "lavfi",
            "-i",
            f"anullsrc=r=48000:cl=stereo:d={CARD}",
            "-i",
            source,
        ]
        output = ["-map", "[film]", "-map", "[level]", *ENCODED, folder / "theirs.mp4"]
        graph = FILTERS.replace("said.srt", str(said))
        theirs = ["nice", "ffmpeg", "-v", "error", "-y", *inputs, "-filter_complex", graph, *output]
        compared, costs, rival = has("ffmpeg"), [], []
        for _round in range(ROUNDS):
            costs.append(cost(*mine))
            if compared:
                rival.append(cost(*theirs))
        least = best(costs)
        yield "720p from 1080p, times real time", (SECONDS + CARD) / least.wall, None, "times better"
        yield "memory of the largest process", least.memory, None, "MB"
        if compared:
            other = best(rival)
            yield "time beside the ffmpeg program", least.wall / other.wall, NO_SLOWER, "times"
            yield "processor time beside the ffmpeg program", least.processor / other.processor, None, "times"


def filmed(path: Path) -> Path:
    """A slow look over a picture with something at every scale, and the grain of a phone; as heavy as a
    phone films."""
    chance = np.random.default_rng(3)
    scene = sum(
        np.kron(
            chance.normal(0, 12 * part**0.5, (1200 // part + 1, 2400 // part + 1)), np.ones((part, part))
        )[:1200, :2400]
        for part in (2, 8, 40, 200)
    )
    grain = [chance.integers(0, 7, (HEIGHT, WIDTH)) for _picture in range(5)]
    colours = np.full((HEIGHT // 2, WIDTH), 120, np.uint8)
    sound = voice(SECONDS) + noise(SECONDS, 0.001)
    with av.open(str(path), "w") as made:
        options = {"preset": "ultrafast", "crf": "18"}
        picture, heard = (
            made.add_stream("libx264", rate=FRAMES, options=options),
            made.add_stream("aac", rate=RATE),
        )
        picture.width, picture.height, picture.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for number in range(SECONDS * FRAMES):
            left, top = number * 480 // (SECONDS * FRAMES), number * 120 // (SECONDS * FRAMES)
            light = 110 + scene[top : top + HEIGHT, left : left + WIDTH] + grain[number % 5]
            planes = np.concatenate([np.clip(light, 16, 235).astype(np.uint8), colours])
            frame = av.VideoFrame.from_ndarray(planes, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, FRAMES)
            made.mux(picture.encode(frame))
        made.mux(picture.encode(None))
        frame = av.AudioFrame.from_ndarray(np.stack([sound, sound]), "fltp", "stereo")
        frame.sample_rate = RATE
        plain = av.AudioResampler("fltp", "stereo", RATE, frame_size=1024)
        for each in (*plain.resample(frame), *plain.resample(None)):
            made.mux(heard.encode(each))
        made.mux(heard.encode(None))
    return path
