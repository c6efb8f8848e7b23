"""The settings of an arrangement as they are kept: what a new one begins with, and which files they name."""

SOUND = {
    "title": "", "cuts": [], "trim": False, "rumble": True, "hum": True, "hiss": True, "even": True,
    "preset": "podcast", "music": None, "chapters": [], "cover": None,
}  # fmt: skip
FILM = {
    "items": [], "title": "", "line": "", "has_credits": True, "thanks": "",
    "subtitles": "none", "hiss": True, "music": None, "height": 720, "codec": "h264", "poster_at": None,
}  # fmt: skip
BEGINNING = {"sound": SOUND, "film": FILM}
STILL_SECONDS = CARD_SECONDS = 4.0
MOST_ITEMS, MOST_CUTS, MOST_CHAPTERS = 60, 60, 100


def named(recipe: dict) -> set[int]:
    """The keys of the originals these settings name."""
    found = {recipe.get("music"), recipe.get("cover")}
    found |= {item.get("original") for item in recipe.get("items", ())}
    return found - {None}


def renamed(recipe: dict, former: int, original: int) -> dict:
    """The same settings with one file instead of another, wherever they name it."""
    names = {name: original for name in ("music", "cover") if recipe.get(name) == former}
    if "items" in recipe:
        names["items"] = [
            row | {"original": original} if row.get("original") == former else row for row in recipe["items"]
        ]
    return recipe | names


def timing(recipe: dict) -> dict:
    """What of these settings moves what is said: where it is the same, so are its moments."""
    if "items" in recipe:
        is_told = recipe["subtitles"] != "none"
        return {"items": recipe["items"], "is_late": bool(recipe["title"]), "is_told": is_told}
    heard = {name: recipe[name] for name in ("hiss", "hum", "rumble", "preset")}
    # Where a pause is depends on how the recording was cleaned.
    cleaned = heard if recipe["trim"] else {}
    return cleaned | {"cuts": recipe["cuts"], "trim": recipe["trim"], "is_late": bool(recipe["music"])}


def item(what: str, number: int, **facts) -> dict:
    """One row of a film: a clip (from, to), a picture (seconds), a card (its words, seconds)."""
    begin = {
        "clip": {"from": None, "to": None},
        "picture": {"seconds": STILL_SECONDS},
        "card": {"words": "", "seconds": CARD_SECONDS},
    }
    return {"id": number, "what": what} | begin[what] | facts


def next_number(items) -> int:
    return max((each["id"] for each in items), default=0) + 1
