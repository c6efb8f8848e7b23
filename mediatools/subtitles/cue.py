"""One subtitle: when it is on the screen, what it says, who says it, and from where."""

from dataclasses import asdict, dataclass

ROLES = {
    "screen": ("white", "ffffff", "personne à l’écran"),
    "off": ("yellow", "ffff00", "personne hors de l’écran"),
    "sound": ("red", "ff0000", "bruit"),
    "music": ("magenta", "ff00ff", "musique ou chanson"),
    "thought": ("cyan", "00ffff", "pensée ou commentaire"),
    "foreign": ("lime", "00ff00", "langue étrangère"),
}
"""Role: its colour in WebVTT, its colour, and its words; from the charter of 12 December 2011 on the quality
of subtitles
for people who are deaf or hard of hearing."""


@dataclass(frozen=True)
class Cue:
    """`start` and `end` in seconds; `text`: lines without any markup; `role`: a key of ROLES."""

    start: float
    end: float
    text: str
    speaker: str = ""
    role: str = "screen"

    @property
    def seconds(self) -> float:
        return self.end - self.start

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def signs(self) -> int:
        """Characters a reader goes through; a new line counts as a space."""
        return len(self.text.strip())

    def told(self) -> dict:
        """As JSON can say it; `Cue(**told)` is the same again."""
        return asdict(self)
