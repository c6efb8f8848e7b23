"""What makes a text hard to read, said while one writes: the European rules of easy-to-read in short.

Advice and no more: whether it is easy, only its readers say.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .marked import tidy

LONG_SENTENCE, LONG_WORD, GREAT_NUMBER, SHOWN = 15, 13, 10_000, 3
"""Words of a sentence, letters of a word; from which number one would rather say « beaucoup »."""
SIGNS = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*]\s+)", re.MULTILINE)
SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
IN_LETTERS = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
    r"|quarante|cinquante|soixante|cent|mille)\b",
    re.IGNORECASE,
)
ROMAN = re.compile(r"\b(?=[IVXLCM]{2,})(?:[IVXLCM]+)(?:e|ème|er)?\b|\b[XVI]+e\b")
NUMBER = re.compile(r"\d[\d\u00a0\u202f .]*\d(?:,\d+)?|\d+,\d+")
SHORTENED = re.compile(r"\b(?:etc|cf|ex|env|tél|p\.\s?ex|c\.-?à-?d)\.|\b(?:càd|qqch|qqn)\b", re.IGNORECASE)
SHOUTED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{6,}\b")


@dataclass(frozen=True)
class Hint:
    """`words`: what to do; `found`: some of the places meant, of `count`."""

    words: str
    found: tuple
    count: int


def hints(marked: str) -> list[Hint]:
    """What to look at again in a text kept as a few signs, the weightiest first."""
    sentences = sentences_of(marked)
    text = " ".join(sentences)
    rules = (
        (_("Faites des phrases plus courtes : une idée, une phrase."), _long(sentences)),
        (_("Choisissez un mot plus court, ou expliquez-le."), _long_words(text)),
        (_("Écrivez les nombres en chiffres : 3, pas « trois »."), IN_LETTERS.findall(text)),
        (
            _("N'écrivez pas de chiffres romains : 18e siècle devient « il y a 300 ans »."),
            ROMAN.findall(text),
        ),
        (_("Dites plutôt « peu » ou « beaucoup » qu'un grand nombre ou un pourcentage."), _great(text)),
        (_("Écrivez le mot en entier."), [found[0] for found in SHORTENED.finditer(text)]),
        (_("Faites une phrase de ce qui est entre parenthèses."), re.findall(r"\([^)]{1,80}\)", text)),
        (_("N'écrivez pas de mots tout en majuscules."), SHOUTED.findall(text)),
    )
    return [_hint(words, found) for words, found in rules if found]


def sentences_of(marked: str) -> list[str]:
    """Its sentences as words alone; a heading and each point of a list are sentences of their own."""
    text = tidy(marked).replace("**", "")
    parts = re.split(r"\n{2,}|\n(?=\s*(?:#{1,6}\s|>|[-*]\s))", text)
    plain = [" ".join(SIGNS.sub("", part).split()) for part in parts]
    found = [sentence.strip() for part in plain for sentence in SENTENCE.findall(part)]
    return [sentence for sentence in found if WORD.search(sentence) or re.search(r"\d", sentence)]


def words_a_sentence(marked: str) -> int:
    """How many words a sentence has, in the mean; 0 for no sentence."""
    sentences = sentences_of(marked)
    return round(sum(map(_length, sentences)) / len(sentences)) if sentences else 0


def _length(sentence) -> int:
    return len(sentence.split())


def _long(sentences):
    return [sentence for sentence in sentences if _length(sentence) > LONG_SENTENCE]


def _long_words(text):
    parts = [part for word in WORD.findall(text) for part in re.split(r"[-'’]", word)]
    return [part for part in parts if len(part) >= LONG_WORD]


def _great(text):
    percents = re.findall(r"\d+(?:,\d+)?[\s\u00a0\u202f]?%", text)
    numbers = [found[0] for found in NUMBER.finditer(text)]
    return percents + [one for one in numbers if float(re.sub(r"[^\d]", "", one) or 0) >= GREAT_NUMBER]


def _hint(words, found):
    once = list(dict.fromkeys(found))
    return Hint(words, tuple(one if len(one) < 90 else f"{one[:88]}…" for one in once[:SHOWN]), len(once))
