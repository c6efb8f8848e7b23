"""An arrangement made: what comes of it, how it is called, what is shown of it.

The decoding is done in a child; this process never loads the libraries that decode.
"""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from focale.works import assembling_film, assembling_sound, looking, moments


@dataclass(frozen=True)
class Assembled:
    """A file made, and what is kept with it. `shown`: pairs of a label and the facts of a Rendition;
    `tell_words`: given the original it became, keeps what is said in it."""

    path: Path
    name: str
    media_type: str
    facts: dict
    shown: list
    report: dict
    tell_words: Callable = field(default=lambda original: None)


MAKERS = {"sound": assembling_sound, "film": assembling_film}


@contextmanager
def assembled(take, tell):
    """The take as an Assembled, whose files are gone when the context ends. Raises Refused."""
    with TemporaryDirectory(dir=looking.bench()) as folder:
        maker = MAKERS[take.arrangement.family]
        yield Assembled(name=stem(take, maker.ENDING), **maker.made(take, Path(folder), tell))


def refuse_empty(arrangement, originals):
    """A sentence where there would be nothing to hear or to see."""
    if arrangement.is_sound and not moments.kept_of(arrangement.recipe["cuts"], arrangement.seconds):
        raise ValidationError(_("Il ne reste rien du son : remettez un passage."))
    shown = [each for each in arrangement.recipe.get("items", ()) if each.get("original") in originals]
    if not arrangement.is_sound and not shown:
        raise ValidationError(_("Mettez au moins un film ou une photo."))


def weight_of(arrangement, originals) -> int:
    """Bytes it may weigh, so that room is asked for before the work and not after."""
    recipe, maker = arrangement.recipe, MAKERS[arrangement.family]
    return int(maker.seconds_of(recipe, originals, arrangement.source) * maker.bytes_a_second(recipe))


def stem(take, ending) -> str:
    """What the file is called: after the arrangement, with the number of the take."""
    words = "".join(letter for letter in str(take.arrangement) if letter not in '/\\:*?"<>|').strip()
    return f"{Path(words).stem[:120] or take.pk} {take.number}{ending}"
