"""How a negative is printed: what was measured on the film and what a person chose, kept beside the scan."""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from mediatools.refusing import Refused

VERSION = 1
NOMINAL = (0.55, 0.60, 0.66)
"""Contrast of the red, green and blue layers of C-41 film in the straight part, as its makers publish it."""
WHOLE = (0.0, 0.0, 1.0, 1.0)
UNREADABLE = "Les réglages gardés à côté du négatif sont illisibles : supprimez-les, puis recommencez."


@dataclass(frozen=True)
class Settings:
    """`base`: light through clear film, each channel 0..1, linear. `gammas`: density per tenfold light.

    `lights`: log10 each layer is raised by, so that grey is grey. `white`: log10 of the light printed white.
    `softness`: below 1 a scene of great contrast is held on paper. `area`: the picture in the scan, shares:
    left, top, right, bottom. `curve`: how the scan's numbers stand for light, "linear" or "srgb".
    A person's: `stops` of the enlarger (more is darker), `grade` 00 (-1) to 5, `filtration` cyan, magenta,
    yellow in hundredths of density.
    """

    base: tuple = (1.0, 1.0, 1.0)
    gammas: tuple = NOMINAL
    lights: tuple = (0.0, 0.0, 0.0)
    white: float = 2.0
    softness: float = 1.0
    monochrome: bool = False
    curve: str = "linear"
    area: tuple = WHOLE
    stops: float = 0.0
    grade: float = 2.0
    filtration: tuple = (0.0, 0.0, 0.0)

    def but(self, **changed) -> "Settings":
        """The same with these changed; words that are None change nothing."""
        return replace(self, **{name: value for name, value in changed.items() if value is not None})


def beside(original: Path | str) -> Path:
    """Where the settings of this scan are kept: `scan.tif.tirage.json`. The scan itself is never written."""
    original = Path(original)
    return original.with_name(original.name + ".tirage.json")


def keep(settings: Settings, path: Path) -> None:
    """Written whole or not at all."""
    draft = path.with_name(path.name + ".part")
    draft.write_text(json.dumps({"version": VERSION, **asdict(settings)}, indent=1) + "\n")
    os.replace(draft, path)


def kept(path: Path) -> Settings:
    """Raises Refused when they are not ours."""
    try:
        said = json.loads(path.read_text())
        if said.pop("version") != VERSION:
            raise Refused(UNREADABLE)
        settings = told(said)
        if any(_shape(value) != _shape(getattr(Settings, name)) for name, value in vars(settings).items()):
            raise Refused(UNREADABLE)
        return settings
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise Refused(UNREADABLE) from wrong


def told(words: dict) -> Settings:
    """Settings from what JSON says of them."""
    return Settings(**{name: tuple(v) if isinstance(v, list) else v for name, v in words.items()})


def _shape(value):
    """What kind of thing it is: a number, so many numbers, a word or a yes."""
    if isinstance(value, tuple):
        return [_shape(each) for each in value]
    return float if type(value) is int else type(value)
