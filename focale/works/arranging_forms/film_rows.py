"""The rows of a film: clips, pictures and cards in their order, as the page sends them back."""

from django.utils.translation import gettext as _

from focale.works import recipes
from focale.works.captioning import times

SHORTEST, LONGEST = 0.5, 600.0
LONGEST_WORDS = 600
MOMENTS = {"clip": ("from", "to"), "picture": ("seconds",), "card": ("seconds",)}


def read(items, post) -> tuple[list, dict]:
    """The rows with what was typed in them; {number of a row: what is wrong there}."""
    found, wrong = [], {}
    for item in items:
        item = dict(item)
        for name in MOMENTS[item["what"]]:
            typed = post.get(f"{name}-{item['id']}", "").strip()
            value = times.read(typed) if typed else None
            if typed and value is None:
                wrong[item["id"]] = _("Écrivez les minutes et les secondes, par exemple 1:20.")
            else:
                item[name] = value
        item = _whole(item)
        if item["what"] == "card":
            item["words"] = post.get(f"words-{item['id']}", "").strip()[:LONGEST_WORDS]
        elif item["what"] == "clip" and item["to"] is not None and item["to"] <= (item["from"] or 0):
            wrong[item["id"]] = _("La fin vient après le début.")
        found.append(item)
    return found, wrong


def _whole(item):
    if "seconds" in item:
        seconds = item["seconds"] or recipes.STILL_SECONDS
        item["seconds"] = min(LONGEST, max(SHORTEST, seconds))
    return item


def acted(items, do, chosen) -> list:
    """The rows after one button: `up-3`, `down-3`, `drop-3`, `card-3` (a card after that row; `card-0` at the
    beginning), `add` (the originals chosen, at the end)."""
    act, _dash, number = do.partition("-")
    place = next((at for at, item in enumerate(items) if str(item["id"]) == number), None)
    if act == "add":
        return _added(items, chosen)
    if act == "card" and len(items) < recipes.MOST_ITEMS:
        card = recipes.item("card", recipes.next_number(items))
        at = 0 if place is None else place + 1
        return [*items[:at], card, *items[at:]]
    if place is None:
        return items
    rest = [item for at, item in enumerate(items) if at != place]
    if act == "drop":
        return rest
    if act in ("up", "down"):
        rest.insert(max(0, place + (1 if act == "down" else -1)), items[place])
        return rest
    return items


def _added(items, chosen):
    what, number = {"film": "clip", "picture": "picture"}, recipes.next_number(items)
    rows = enumerate(chosen[: recipes.MOST_ITEMS - len(items)], number)
    return [*items, *(recipes.item(what[each.family], at, original=each.pk) for at, each in rows)]
