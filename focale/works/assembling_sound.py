"""A recording arranged: cut, cleaned, levelled, over a music, with its chapters and its cover, in three
formats."""

from contextlib import ExitStack

from focale.works import looking, moments
from focale.works.assembling_film import music_of, path_of, shown_of
from focale.works.crediting import NAMED, marks_in, names_of
from focale.works.spoken import Spoken, translated
from mediatools import sandbox

ENDING = ".mp3"
ENDINGS = {"sound": (".mp3", "audio/mpeg"), "m4a": (".m4a", "audio/mp4"), "opus": (".opus", "audio/ogg")}
"""Label of a rendition: how its file ends, what it is. The first is the file itself."""
OFTEN = 20_000
"""Bytes a second of the heaviest of them."""
LIGHT = ("before", "after", "preset", "seconds", "removed", "hum", "noise")


def seconds_of(recipe, originals, source) -> float:
    return moments.lasting(moments.kept_of(recipe["cuts"], source.facts.get("seconds", 0)))


def bytes_a_second(recipe) -> int:
    return OFTEN


def made(take, folder, tell) -> dict:
    """The words of an Assembled. Raises Refused."""
    named = marks_in(take.recipe, take.arrangement.piece)
    outs = {label: folder / f"sound{ending}" for label, (ending, _kind) in ENDINGS.items()}
    with ExitStack() as near:
        words, readable = _words(take, near)
        path = path_of(take.arrangement.source.sha256, near)
        report = sandbox.run(
            "mediatools.sound.mastering:master", path, str(outs["sound"]),
            also=[str(outs["m4a"]), str(outs["opus"])], readable=[path, *readable], writable=[folder],
            seconds=looking.HOUR, memory=looking.MEMORY, progress=tell, **words,
        )  # fmt: skip
    facts = {"kind": "mp3", "seconds": report["seconds"], "chapters": report["chapters"]}
    facts |= {NAMED: named}
    languages = ["", *translated([take.arrangement.source])]
    spoken = [Spoken.of(take.arrangement.source, each) for each in languages]
    spoken = [each.cut(report["kept"], report["lead"]) for each in spoken]
    facts["told"] = [list(row) for each in spoken for row in each.rows]
    return {
        "path": outs["sound"],
        "media_type": "audio/mpeg",
        "facts": facts | {"wave": looking.wave_of(outs["sound"])},
        "shown": [
            (label, {"path": outs[label], "media_type": kind}) for label, (_e, kind) in ENDINGS.items()
        ],
        "report": {word: report[word] for word in LIGHT},
        "tell_words": lambda original: [each.tell(original, by=take.asked_by) for each in spoken],
    }


def _words(take, near) -> tuple[dict, list]:
    """The settings as the tool takes them, and the other files it reads."""
    recipe, originals, source = (
        take.recipe,
        take.arrangement.named_originals(take.recipe),
        take.arrangement.source,
    )
    music, cover = music_of(recipe, originals, near), originals.get(recipe["cover"])
    picture = cover and shown_of(cover, near)
    words = {
        "keep": moments.kept_of(recipe["cuts"], float(source.facts.get("seconds", 0))),
        "trim": recipe["trim"], "denoise": recipe["hiss"], "dehum": recipe["hum"],
        "rumble": recipe["rumble"], "level": recipe["even"], "preset": recipe["preset"],
        "music": music, "cover": picture,
        "chapters": [[mark["at"], mark["title"]] for mark in recipe["chapters"]],
        "tags": {"title": str(take.arrangement), "artist": ", ".join(names_of(take.arrangement.piece))},
    }  # fmt: skip
    return words, [each for each in (music, picture) if each]
