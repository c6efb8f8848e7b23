"""Which drawing stands for an activity that has no picture: by its kind, else by its field."""

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
    said = fold(activity.title)
    if activity.kind not in ("screening", "round_table") and any(word in said for word in KITCHEN):
        return "table"
    if activity.field == "photo" and any(word in said for word in DARKROOM):
        return "safelight"
    if any(word in said for word in BENCH):
        return "bench"
    return KINDS.get(activity.kind) or FIELDS.get(activity.field, "frame")
