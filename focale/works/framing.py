"""How a photograph is framed in a few large choices: turned, mirrored, straightened, a shape, how tight, and
what matters in it. Reckoned without a pixel; carried in the address of the page."""

from dataclasses import asdict, dataclass, replace

from mediatools.pictures.placing import Cut, inscribed, point_in, turned_size

SHAPES = {"": None, "1x1": 1.0, "4x3": 4 / 3, "3x2": 3 / 2, "16x9": 16 / 9, "3x4": 3 / 4, "2x3": 2 / 3}
TIGHTEST, STEEPEST = 8, 15
WORDS = {
    "tourner": "turn",
    "miroir": "flip",
    "droit": "straighten",
    "forme": "shape",
    "serre": "tight",
    "x": "x",
    "y": "y",
}


@dataclass(frozen=True)
class Framing:
    """`turn`: quarters clockwise; `flip`: 1 when mirrored; `straighten`: degrees clockwise; `tight`: each one
    takes a tenth away; `x`, `y`: what matters, in thousandths of the upright picture."""

    turn: int = 0
    flip: int = 0
    straighten: int = 0
    shape: str = ""
    tight: int = 0
    x: int = 500
    y: int = 500

    @classmethod
    def read(cls, told) -> "Framing":
        """From an address or a form; what cannot be is left as at first."""
        found = {name: told.get(word, "") for word, name in WORDS.items()}
        shape = found.pop("shape")
        numbers = {name: _number(word, getattr(cls, name)) for name, word in found.items()}
        return cls(shape=shape if shape in SHAPES else "", **numbers).within()

    def within(self) -> "Framing":
        return replace(
            self, turn=self.turn % 4, flip=self.flip % 2, tight=min(max(self.tight, 0), TIGHTEST),
            straighten=min(max(self.straighten, -STEEPEST), STEEPEST),
            x=min(max(self.x, 0), 1000), y=min(max(self.y, 0), 1000),
        )  # fmt: skip

    def address(self, **changed) -> str:
        """As the end of an address, with these changed."""
        told = asdict(replace(self, **changed).within())
        return "?" + "&".join(f"{word}={told[name]}" for word, name in WORDS.items())

    def words(self) -> list:
        """As hidden lines of a form."""
        return [(word, getattr(self, name)) for word, name in WORDS.items()]

    def cut(self, size) -> Cut:
        """The cut of a picture of this size."""
        upright = Cut(turn=self.turn * 90, flip=bool(self.flip), straighten=float(self.straighten))
        width, height = (
            side * inscribed(turned_size(upright, size), self.straighten)
            for side in turned_size(upright, size)
        )
        ratio = SHAPES[self.shape] or width / height
        across, down = min(width, height * ratio), min(height, width / ratio)
        part = 1 - self.tight / 10
        across, down = across * part / width, down * part / height
        x, y = point_in(upright, (self.x / 1000, self.y / 1000), size)
        left, top = min(max(x - across / 2, 0), 1 - across), min(max(y - down / 2, 0), 1 - down)
        box = tuple(round(share, 5) for share in (left, top, across, down))
        return replace(upright, box=box)

    @property
    def is_whole(self) -> bool:
        """Whether it leaves the picture as it is."""
        return replace(self, x=500, y=500) == Framing()


def drawn(cut, size) -> dict:
    """What an SVG needs to show this cut of a picture of this size: its viewBox, the moves of the image."""
    width, height = turned_size(cut, size)
    scale = inscribed((width, height), cut.straighten)
    left, top, across, down = cut.box
    view = (
        (left - 0.5) * width * scale,
        (top - 0.5) * height * scale,
        across * width * scale,
        down * height * scale,
    )
    moves = f"rotate({cut.straighten:g}) scale({-1 if cut.flip else 1},1) rotate({cut.turn})"
    return {
        "view": " ".join(f"{number:.2f}" for number in view),
        "moves": f"{moves} translate({-size[0] / 2:.2f},{-size[1] / 2:.2f})",
        "width": round(view[2]), "height": round(view[3]),
    }  # fmt: skip


def _number(word, otherwise):
    try:
        number = int(word)
    except (TypeError, ValueError):
        return otherwise
    return number if abs(number) < 10_000 else otherwise
