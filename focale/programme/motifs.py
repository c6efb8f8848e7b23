"""Which drawing stands for an activity that has no picture: by its kind, else by its field."""

from functools import lru_cache

from focale.people.folding import fold

KINDS = {
    "english": "bubbles",
    "board_games": "dice",
    "screening": "beam",
    "round_table": "circles",
    "open_hours": "door",
    "opening": "door",
    "outing": "door",
}
FIELDS = {
    "photo": "aperture",
    "video": "beam",
    "sound": "waves",
    "graphic": "shapes",
    "media": "columns",
    "meeting": "circles",
}
DARKROOM = ("argentique", "labo", "pellicule", "chambre noire", "tirage")
KITCHEN = ("recette", "gastronomie", "cuisine")
BENCH = ("3d", "machine", "imprim", "drone", "fabriqu")


def motif_of(activity) -> str:
    """The name of the drawing, one of focale.ground.drawings.MOTIFS."""
    return _motif(activity.title, activity.kind, activity.field)


@lru_cache(1024)
def _motif(title, kind, field):
    said = fold(title)
    if kind not in ("screening", "round_table") and any(word in said for word in KITCHEN):
        return "table"
    if field == "photo" and any(word in said for word in DARKROOM):
        return "safelight"
    if any(word in said for word in BENCH):
        return "bench"
    return KINDS.get(kind) or FIELDS.get(field, "frame")
