"""The settings of a print in the words of the darkroom."""

from mediatools.film.settings import Settings

SECONDS = 10.0
"""The enlarger's time when nothing is changed."""
FRACTIONS = {0: "", 1: "¼", 2: "½", 3: "¾"}
COLOURS = "cyan", "magenta", "jaune"


def said(settings: Settings) -> str:
    """One sentence: « Pose 14 s (+½ diaphragme : plus sombre), grade 2½, filtration 10 magenta, 5 jaune. »"""
    return ", ".join(filter(None, [time(settings.stops), grade(settings.grade), filters(settings)])) + "."


def time(stops: float) -> str:
    """One stop more is twice the time, and a darker print."""
    seconds = f"Pose {SECONDS * 2**stops:.0f} s"
    if not round(stops * 4):
        return seconds
    return (
        f"{seconds} ({_quarters(stops, signed=True)} diaphragme : plus {'sombre' if stops > 0 else 'clair'})"
    )


def grade(grade: float) -> str:
    """Soft paper is 00 or 0, normal 2, hard 5."""
    if grade <= -0.5:
        return "grade 00"
    return f"grade {_quarters(grade)}"


def filters(settings: Settings) -> str:
    """Filters take away the colour they have."""
    if settings.monochrome:
        return ""
    told = [f"{value:.0f} {name}" for value, name in zip(settings.filtration, COLOURS, strict=True) if value]
    return f"filtration {', '.join(told)}" if told else "sans filtre"


def _quarters(value, signed=False):
    quarters = round(abs(value) * 4)
    whole, part = divmod(quarters, 4)
    number = f"{whole or ''}{FRACTIONS[part]}" or "0"
    if not signed:
        return number
    return ("+" if value > 0 else "−") + number
