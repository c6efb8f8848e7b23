"""A film made in one go: clips, title, credits, subtitles and sound into a web MP4, with its poster."""

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor as Beside
from pathlib import Path

from mediatools.refusing import Refused
from mediatools.subtitles.reading import read
from mediatools.subtitles.writing import write
from mediatools.video.canvas import canvas
from mediatools.video.clip import clip
from mediatools.video.lettering import Card
from mediatools.video.poster import Poster
from mediatools.video.rendering import Rendering
from mediatools.video.soundtrack import soundtrack
from mediatools.video.still import still
from mediatools.video.story import Story


def film(
    clips: list,
    output: Path | str,
    *,
    heights: list[int] = (720,),
    codec: str = "h264",
    title: dict | None = None,
    credits: dict | None = None,
    subtitles: Path | str | None = None,
    burn: bool = False,
    poster: Path | str | None = None,
    poster_at: float | None = None,
    preset: str = "podcast",
    denoise: bool = True,
    music: Path | str | None = None,
    tags: dict | None = None,
    progress: Callable[[float], None] = lambda part: None,
) -> dict:
    """Make OUT.mp4 of these clips, (path, from, to) each; from and to in seconds, None for all of it. Between
    them may stand {"picture": path, "seconds": 4} and {"card": words of a `Card`}: all this is the body.

    `heights`: of the film (its width when it is upright); the first makes OUT, each other OUT-1080.mp4, if
    the clips have it. `codec`: "h264" or "av1". `title`, `credits`: words of a `Card`. `subtitles`: a file
    in seconds of the body; a track of the film and OUT.vtt beside, or `burn`ed in. `poster`: a JPEG, at the
    second `poster_at` of the body or where there is most to see. `music`: a recording beneath all of it, that
    steps back while somebody speaks. Answers files, seconds, and the report of the sound.
    """
    output, words = Path(output), tags or {}
    if output.suffix.lower() != ".mp4":
        raise Refused(f"On ne sait pas écrire « {output.suffix} » : un film finit par .mp4.")
    cards = _card(title, "title"), _card(credits, "credits")
    story = Story([_part(each) for each in clips], *cards, read(subtitles) if subtitles else [])
    sizes = _sizes(story, heights)
    rate, shot, files = sizes[0].rate, Poster(poster_at), []
    with tempfile.TemporaryDirectory(prefix=".film-", dir=output.parent) as folder, Beside(1) as beside:
        folder = Path(folder)
        heard = {"preset": preset, "denoise": denoise, "music": music}
        sound = beside.submit(soundtrack, story.parts, rate, folder, **heard)
        rendering = Rendering(story, codec, sound, burn, words, shot, folder)
        for number, into in enumerate(sizes):
            path = output.with_stem(f"{output.stem}-{heights[number]}") if number else output
            files.append(rendering.write(path, into, _share(progress, number, len(sizes))))
        _path, report = sound.result()
    if poster:
        shot.save(Path(poster))
    if story.cues and not burn:
        write(story.told(rate), output.with_suffix(".vtt"))
    progress(1.0)
    seconds = round(story.seconds(rate), 3)
    return {"files": files, "seconds": seconds, "rate": round(float(rate), 3), "sound": report}


def _part(given):
    if not isinstance(given, dict):
        return clip(*given)
    return _card(given["card"], "title") if "card" in given else still(given["picture"], given["seconds"])


def _card(words, kind) -> Card | None:
    return Card(**({"kind": kind, "title": ""} | words)) if words else None


def _sizes(story, heights):
    """One canvas for each height that was filmed; the first in any case."""
    made = []
    for height in heights:
        into = canvas(story.clips, height)
        if not made or min(into.width, into.height) > min(made[-1].width, made[-1].height):
            made.append(into)
    return made


def _share(progress, number, count):
    """The progress of one of so many sizes, as a part of all the work."""
    return lambda done: progress((number + done) / count)
