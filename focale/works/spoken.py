"""What is said in recordings, moved to where it is heard in what is made of them."""

from dataclasses import dataclass, field

from focale.works.captioning import blocks as rule
from mediatools.sound import pieces

ENDS, SHORTEST = ("start", "end"), 0.2


def translated(originals) -> list[str]:
    """The languages beside the first in which all is written that is said in these files."""
    told = [[row.language for row in each.captions.all() if row.is_told] for each in originals]
    told = [languages for languages in told if languages]
    return [language for language in told[0][1:] if all(language in each for each in told)] if told else []


@dataclass(frozen=True)
class Spoken:
    """`blocks`: as captions keep them, in order, in the time of the recording; `language`: of the first;
    `rows`: the captions they are from, each with its number."""

    blocks: list = field(default_factory=list)
    language: str = "fr"
    rows: tuple = ()

    @classmethod
    def of(cls, original, language="") -> "Spoken":
        """The first subtitles of this file that have words, or those in this language."""
        told = (each for each in original.captions.all() if each.is_told)
        row = next((each for each in told if language in ("", each.language)), None)
        if row is None:
            return cls()
        return cls([block for block in row.blocks if block["text"]], row.language, ((row.pk, row.number),))

    def cut(self, kept, lead=0.0) -> "Spoken":
        """The same once only the pieces `kept` are left, `lead` seconds after the beginning."""
        ends = {
            end: [pieces.moved(kept, block[end]) + lead for block in self.blocks] for end in ("start", "end")
        }
        moved = [
            block | {"start": round(start, 3), "end": round(end, 3)}
            for block, start, end in zip(self.blocks, ends["start"], ends["end"], strict=True)
        ]
        blocks = [block for block in moved if block["end"] - block["start"] >= SHORTEST]
        return Spoken(blocks, self.language, self.rows if blocks else ())

    def then(self, other) -> "Spoken":
        """Both, in the language of the first that speaks."""
        language = self.language if self.blocks else other.language
        return Spoken(self.blocks + other.blocks, language, self.rows + other.rows)

    def cues(self) -> list:
        return rule.cues(self.blocks)

    def tell(self, original, *, by):
        """Kept as the subtitles of this file, where it has none yet."""
        if not self.blocks:
            return
        captions, is_new = original.captions.get_or_create(language=self.language)
        if is_new:
            captions.put([block | {"id": None} for block in self.blocks], by=by)
