"""A film put together: clips, pictures and cards, title and credits, what is said, the sound levelled."""

import os
from contextlib import ExitStack
from functools import reduce

from django.utils.translation import gettext as _

from focale.works import crediting, keeping, looking
from focale.works.spoken import Spoken, translated
from focale.works.words_inside import is_burned, laid_in
from mediatools import sandbox
from mediatools.refusing import Refused
from mediatools.subtitles.writing import write

ENDING = ".mp4"
OFTEN = {720: 250_000, 1080: 500_000}
"""Bytes a second, at most but for the restless."""
CARDS = 12
"""Seconds of title and credits."""


def lasting_of(item, originals) -> float:
    """Seconds of one row; none where its file is gone."""
    if item["what"] == "card":
        return item["seconds"]
    original = originals.get(item["original"])
    if original is None:
        return 0.0
    if item["what"] == "picture":
        return item["seconds"]
    end = min(item["to"] or 1e9, float(original.facts.get("seconds", 0)))
    return max(0.0, end - (item["from"] or 0.0))


def seconds_of(recipe, originals, source) -> float:
    return CARDS + sum(lasting_of(item, originals) for item in recipe["items"])


def bytes_a_second(recipe) -> int:
    return OFTEN[recipe["height"]]


def made(take, folder, tell) -> dict:
    """The words of an Assembled. Raises Refused."""
    recipe, originals = take.recipe, take.arrangement.named_originals(take.recipe)
    named = crediting.marks_in(recipe, take.arrangement.piece)
    out, poster = folder / "film.mp4", folder / "poster.jpg"
    spoken, drawn = said_in(recipe, originals), said_in(recipe, originals, anew=True)
    with ExitStack() as near:
        clips = [_clip(item, originals, near) for item in recipe["items"] if _is_there(item, originals)]
        music = music_of(recipe, originals, near)
        told = sandbox.run(
            "mediatools.video.making:film", clips, str(out), poster=str(poster), writable=[folder],
            readable=[*_paths(clips), *_written(drawn, folder), *filter(None, [music])], music=music,
            seconds=6 * looking.HOUR, memory=2 * looking.MEMORY, progress=tell,
            **_words(take, drawn, folder),
        )  # fmt: skip
    report = {"seconds": told["seconds"], "sound": told["sound"] or {}}
    files = [each | {"path": folder / each["name"]} for each in told["files"]]
    whole = files[-1]
    facts = {"kind": "mp4", "seconds": told["seconds"], "width": whole["width"], "height": whole["height"]}
    facts |= laid_in(recipe, originals, drawn) | {crediting.NAMED: named}
    shown = {"path": files[0]["path"], "media_type": "video/mp4"}
    shown |= {side: files[0][side] for side in ("width", "height")}
    pictures = looking.pictures_of(poster, folder)
    late = _title(recipe)["seconds"] if recipe["title"] else 0.0
    clips = [originals[item["original"]] for item in recipe["items"] if item.get("original") in originals]
    words = [spoken, *(said_in(recipe, originals, language=each) for each in translated(clips))]
    return {
        "path": whole["path"],
        "media_type": "video/mp4",
        "facts": facts,
        "shown": [("film", shown), *pictures],
        "report": report,
        "tell_words": lambda original: [
            each.cut([(0.0, 1e9)], late).tell(original, by=take.asked_by) for each in words
        ],
    }


def said_in(recipe, originals, anew=False, language="") -> Spoken:
    """What is said in the clips, in the time of what stands between title and credits. `anew`: without what
    stands in the pictures of a clip already, where words are to be laid into pictures. `language`: the first
    of each clip unless told."""
    if recipe["subtitles"] == "none":
        return Spoken()
    parts, at = [], 0.0
    for item in recipe["items"]:
        lasting = lasting_of(item, originals)
        clip = originals.get(item.get("original"))
        is_drawn = anew and recipe["subtitles"] == "burned" and clip and is_burned(clip)
        if item["what"] == "clip" and lasting and not is_drawn:
            start = item["from"] or 0.0
            parts.append(Spoken.of(clip, language).cut([(start, start + lasting)], at))
        at += lasting
    return reduce(Spoken.then, parts, Spoken())


def _is_there(item, originals) -> bool:
    return lasting_of(item, originals) >= 0.1


def _clip(item, originals, near):
    """As the tool takes it. A picture is shown as it is veiled, never the file itself."""
    if item["what"] == "card":
        return {"card": _card(item["words"], item["seconds"])}
    original = originals[item["original"]]
    if item["what"] == "clip":
        return [path_of(original.sha256, near), item["from"] or 0.0, item["to"]]
    return {"picture": shown_of(original, near), "seconds": item["seconds"]}


def music_of(recipe, originals, near) -> str | None:
    """The path of the music beneath all of it, where one is chosen and still there."""
    music = originals.get(recipe.get("music"))
    return music and path_of(music.sha256, near)


def path_of(address, near) -> str:
    """A path of this machine to what is kept there, for as long as `near` stands."""
    return os.path.abspath(near.enter_context(keeping.local(address)))


def shown_of(original, near) -> str:
    """The path of the largest picture that is shown of it. Raises Refused."""
    shown = [one for one in original.renditions.all() if one.label in looking.EDGES]
    if not shown:
        raise Refused(_("Une photo de ce montage est encore en préparation. Essayez encore bientôt."))
    return path_of(shown[-1].address, near)


def _paths(clips) -> list:
    pictures = [clip.get("picture") for clip in clips if isinstance(clip, dict)]
    return [*(clip[0] for clip in clips if isinstance(clip, list)), *filter(None, pictures)]


def _written(spoken, folder) -> list:
    if not spoken.blocks:
        return []
    write(spoken.cues(), folder / "said.vtt")
    return [folder / "said.vtt"]


def _card(words, seconds) -> dict:
    first, *rest = [line.strip() for line in words.splitlines() if line.strip()] or [""]
    return {"title": first, "lines": [[line] for line in rest], "seconds": seconds}


def _title(recipe) -> dict:
    return _card(f"{recipe['title']}\n{recipe['line']}", 4.0)


def _words(take, spoken, folder) -> dict:
    recipe = take.recipe
    lines = credit_lines(take.arrangement, recipe)
    return {
        "heights": [720, 1080] if recipe["height"] == 1080 else [720],
        "codec": recipe["codec"],
        "title": _title(recipe) if recipe["title"] else None,
        "credits": {"lines": lines, "seconds": 4.0 + min(len(lines), 12) / 2} if lines else None,
        "subtitles": str(folder / "said.vtt") if spoken.blocks else None,
        "burn": recipe["subtitles"] == "burned",
        "poster_at": recipe["poster_at"],
        "denoise": recipe["hiss"],
        "tags": {"title": str(take.arrangement)},
    }


def credit_lines(arrangement, recipe=None) -> list[list[str]]:
    """The credits of the piece, each as they want to be named, then the lines that were typed: (what, who)
    or one word."""
    recipe, lines = recipe or arrangement.recipe, []
    if recipe["has_credits"] and arrangement.piece:
        by_role = {}
        for credit in arrangement.piece.credits.select_related("person"):
            if credit.shown_name:
                by_role.setdefault(credit.get_role_display().capitalize(), []).append(credit.shown_name)
        lines = [[role, ", ".join(dict.fromkeys(names))] for role, names in by_role.items()]
    typed = [[part.strip() for part in line.split(":", 1)] for line in recipe["thanks"].splitlines()]
    return lines + [[part for part in line if part] for line in typed if any(line)]
