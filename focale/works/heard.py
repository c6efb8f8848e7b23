"""What leads through a recording, and stands for it where one does not hear: its chapters, and what is said,
each with the second it begins at."""

from dataclasses import dataclass, field

from .captioning.reading import paragraphs
from .models import Captions


@dataclass(frozen=True)
class Heard:
    """`chapters`: (second, title); `said`: (subtitles, their paragraphs), a pair for each language."""

    chapters: list = field(default_factory=list)
    said: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.chapters or self.said)

    @classmethod
    def of(cls, original, rows) -> "Heard":
        """`rows`: its subtitles; those without words are left out."""
        said = [(row, paragraphs(row)) for row in rows if row.is_told]
        return cls([tuple(mark) for mark in original.facts.get("chapters", ())], said)

    def beside(self, name) -> list[tuple[str, str]]:
        """(path, words) of the subtitles that players find beside the file of this path."""
        stem = name.rpartition(".")[0]
        return [(f"{stem}.{row.language}.srt", row.as_file("srt")) for row, _told in self.said]


def captions_of(originals, **which) -> dict:
    """{key of the recording: its subtitles}. One query, none without a recording."""
    rows = (
        Captions.objects.filter(original__in=originals, **which).defer("gone", "draft") if originals else ()
    )
    found = {}
    for row in rows:
        found.setdefault(row.original_id, []).append(row)
    return found
