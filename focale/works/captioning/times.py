"""A moment of a recording as it is written in a box: « 1:02,500 »."""

import re

MOMENT = re.compile(r"(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?")
LONGEST = 12 * 3600


def written(seconds: float, places=3) -> str:
    """« 0:02,500 », « 1:02:05,040 ». `places`: how many figures stand behind the comma. clock.js does the
    same."""
    part = 10**places
    whole, rest = divmod(round(seconds * part), part)
    minutes, whole = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{clock}:{whole:02}" + (f",{rest:0{places}}" if places else "")


def short(seconds: float) -> str:
    """« 1:02 », for who reads."""
    return written(int(seconds), 0)


def read(typed: str) -> float | None:
    """Seconds of « 1:02,5 », « 62.5 », « 1:02:05 »; None where it cannot be read."""
    found = MOMENT.fullmatch(typed.replace(" ", ""))
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    parts = int((found[4] or "0").ljust(3, "0")) / 1000
    whole = hours * 3600 + minutes * 60 + seconds + parts
    return round(whole, 3) if whole <= LONGEST else None
