"""What is said as a text: paragraphs of one voice, each with the moments of its sentences."""

from dataclasses import dataclass

from focale.people.folding import fold
from mediatools.subtitles import transcript

from . import blocks as rule


@dataclass
class Paragraph:
    """`said`: [(start, end in seconds, words)]; `speaker`: maybe nobody."""

    speaker: str
    said: list

    @property
    def start(self) -> float:
        return self.said[0][0]

    @property
    def text(self) -> str:
        return " ".join(words for _start, _end, words in self.said)


def paragraphs(captions) -> list[Paragraph]:
    """As the transcript divides them: another voice, a sound, or a rest after a sentence begins one."""
    told = transcript.divided(rule.cues(captions.blocks))
    return [Paragraph(each["speaker"], each["said"]) for each in told]


def search(told: list[Paragraph], typed: str) -> list[Paragraph]:
    """Those that hold every word typed; accents and case do not matter."""
    words = fold(typed).split()
    return [each for each in told if all(word in fold(f"{each.speaker} {each.text}") for word in words)]
