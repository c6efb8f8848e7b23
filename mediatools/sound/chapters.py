"""Chapters of a recording, typed as people type them: « 02:15 La question du bruit », one on a line."""

import re
from fractions import Fraction

from mediatools.refusing import Refused

LINE = re.compile(r"^\s*(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?\s*[-–—:]?\s+(\S.*?)\s*$")
Chapters = list[tuple[float, str]]


def read(text: str) -> Chapters:
    """(second, title) of each line. Raises Refused with the line that cannot be read."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = LINE.match(line)
        if not match:
            raise Refused(
                f"Ligne {number} des chapitres : écrivez « 02:15 Titre », minutes et secondes d’abord."
            )
        hours, minutes, seconds, part, title = match.groups()
        whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        found.append((whole + float(f"0.{part or 0}"), title))
    return sorted(found)


def marks(chapters: Chapters, seconds: float) -> list[dict]:
    """The same as FFmpeg takes them, each up to the next; the first reaches back to the beginning."""
    inside = [(at, title) for at, title in chapters if at < seconds]
    if not inside:
        return []
    inside[0] = 0.0, inside[0][1]
    ends = [*(at for at, _title in inside[1:]), seconds]
    return [
        {
            "id": number,
            "start": round(at * 1000),
            "end": round(end * 1000),
            "time_base": Fraction(1, 1000),
            "metadata": {"title": title},
        }
        for number, ((at, title), end) in enumerate(zip(inside, ends, strict=True), 1)
    ]
