"""The words that stand in a film put together, as a track of the file or in its pictures.

They are those of the subtitles of its clips at the moment it was made, with the number these had then: what
is corrected later is beside the film, and not in it.
"""

import hashlib

from focale.people.folding import fold

from .captioning import blocks as rule

NAME = "inside"
"""Where it is kept, in the facts of the file: {"from": [[subtitles, number]], "burned": …, "print": …}."""


def laid_in(recipe, originals, spoken) -> dict:
    """The facts of a film made by this recipe; none where no words stand in it. Words in the pictures of a
    clip are in those of the film."""
    clips = [originals[item["original"]] for item in recipe["items"] if item.get("original") in originals]
    burned = [clip.facts[NAME] for clip in clips if is_burned(clip)]
    rows = {*spoken.rows, *(tuple(row) for inside in burned for row in inside["from"])}
    if not rows:
        return {}
    in_pictures = bool(burned) or recipe["subtitles"] == "burned"
    mark = "" if burned else print_of(fold(rule.words(rule.in_order(spoken.blocks))))
    return {NAME: {"from": sorted(map(list, rows)), "burned": in_pictures, "print": mark}}


def is_burned(original) -> bool:
    """Whether words stand in its pictures."""
    return original.facts.get(NAME, {}).get("burned", False)


def told_from(original) -> list:
    """The subtitles, each with its number, from which what is said in it was told."""
    facts = original.facts
    return facts.get("told") or facts.get(NAME, {}).get("from", [])


def print_of(folded_words: str) -> str:
    return hashlib.sha256(folded_words.encode()).hexdigest()


def laid_into(originals) -> set[int]:
    """The keys of the subtitles whose words stand in these files."""
    return {row[0] for original in originals for row in original.facts.get(NAME, {}).get("from", ())}


def is_outdated(original, rows) -> bool:
    """Whether they were written anew since. `rows`: subtitles by their keys."""
    laid = original.facts.get(NAME, {}).get("from", ())
    return any(key not in rows or rows[key].number != number for key, number in laid)
