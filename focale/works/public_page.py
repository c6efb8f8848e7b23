"""What the public reads of a piece: its answers in order, its files as they were made to be shown, names as
their owners chose them. Never an original, a file name, or who else is on it."""

from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from focale.works.models import Licence

from .easy import readers_of, text_of
from .gate import HEARD
from .heard import Heard, captions_of
from .lines import at_lines
from .marked import as_plain
from .pictured import unpictured
from .read_words import as_read
from .rights_of import licences_of
from .said_words import TRANSCRIPT
from .telling import Part, answers_of, apart, named

UNTOLD = {"title", TRANSCRIPT}
"""The title stands above all; what is said stands below, folded."""


class PublicPage:
    """One piece under one address. Six queries."""

    def __init__(self, showing):
        self.showing, self.piece = showing, showing.piece

    @cached_property
    def files(self) -> list:
        rows = self.piece.files.select_related("original").prefetch_related("original__renditions")
        return list(rows)

    @cached_property
    def captions(self) -> dict:
        """Checked subtitles, by the original they belong to."""
        heard = [file.original_id for file in self.files if file.original.family in HEARD]
        return captions_of(heard, checked_at__isnull=False)

    def heard_of(self, file) -> Heard:
        """Its chapters and what is said in it, where that was checked."""
        return Heard.of(file.original, self.captions.get(file.original_id, ()))

    @property
    def is_heard(self) -> bool:
        return any(file.original.family in HEARD for file in self.files)

    @property
    def parts(self) -> list[Part]:
        told, at = [], at_lines(self.piece, self.files)
        for step in self.piece.making.steps:
            answers = [as_read(one) for one in answers_of(self.piece, step, at) if one.name not in UNTOLD]
            files = apart(self.files, step, at)
            if answers or files:
                told.append(Part(step, answers, files))
        return told

    @property
    def transcript(self) -> str:
        """What is said, where somebody typed it as a text of its own."""
        return str(self.piece.content.get(TRANSCRIPT, "")).strip()

    @cached_property
    def easy(self) -> str:
        """The easy-to-read text, where there is one."""
        return text_of(self.piece)

    @property
    def easy_readers(self) -> list:
        """Whose names stand with it: then it carries the mark."""
        return readers_of(self.piece, self.piece.proof_readings.that_count()) if self.easy else []

    @cached_property
    def names(self) -> list[tuple[str, str]]:
        """(name as chosen, what they did), of those who want to be named."""
        return named(self.credits)

    @cached_property
    def credits(self) -> list:
        return list(self.piece.credits.select_related("person").prefetch_related("permissions"))

    @property
    def licences(self) -> list[str]:
        """What others may do with it, where its makers let them do anything."""
        kept = str(Licence.HERE.label)
        return [words for words in licences_of(self.credits) if not words.startswith(kept)]

    @cached_property
    def borrowed(self) -> list:
        return list(self.piece.borrowings.all())

    @property
    def address(self) -> str:
        return settings.ADDRESS.rstrip("/") + reverse("showing", args=[self.showing.key])

    @property
    def summary(self) -> str:
        """A sentence for search results: the first words somebody wrote about it."""
        words = self.piece.content.get("words") or ", ".join(name for name, _role in self.names)
        return Truncator(as_plain(unpictured(str(words)))).chars(160)

    @property
    def picture(self):
        """(address, words) of its first picture, whole, for whom a link is sent to; None without one."""
        for file in self.files:
            shown = [one for one in file.original.renditions.all() if one.media_type.startswith("image/")]
            if shown:
                address = reverse("showing-media", args=[self.showing.key, shown[-1].key])
                return settings.ADDRESS.rstrip("/") + address, file.alt
        return None
