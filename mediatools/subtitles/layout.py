"""Words put into subtitles: one or two lines of 36 signs, cut where one breathes."""

import re

from mediatools.subtitles.charter import LINE

SMALL = set(
    "le la les l un une des de du d à au aux et ou que qui ne se ce en y sur par pour dans avec".split()
)
"""A line does not end with these: they belong to what follows."""


def folded(text: str) -> str:
    """The text on one line, or on two as even as can be; longer lines when it does not fit."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LINE else "\n".join(filter(None, in_two(text)))


def in_two(text: str) -> tuple[str, str]:
    """The text cut once, where one breathes and as evenly as can be; one word has no second half."""
    words = text.split()
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(cuts, key=_badness) if cuts else (text.strip(), "")


def _badness(lines):
    above, below = map(len, lines)
    wide = max(0, above - LINE) + max(0, below - LINE)
    last = lines[0].split()[-1]
    ends = 0 if re.search(r"[.,;:!?…]$", last) else 20
    return 100 * wide + abs(above - below) + ends + (12 if last.lower() in SMALL else 0)


def split(text: str, most: int = 2 * LINE) -> list[str]:
    """The text in pieces that fit on a screen, cut after sentences, else after commas, else between words."""
    pieces = []
    for sentence in re.split(r"(?<=[.!?…])\s+", " ".join(text.split())):
        if pieces and len(pieces[-1]) + 1 + len(sentence) <= most // 2:
            pieces[-1] += f" {sentence}"
        else:
            pieces += _cut(sentence, most)
    return [piece for piece in pieces if piece]


def _cut(sentence, most):
    while len(sentence) > most:
        places = [match.end() for match in re.finditer(r"[,;:]\s|\s", sentence[: most + 1])]
        commas = [at for at in places if sentence[at - 2] in ",;:" and at > most // 3]
        at = (commas or places or [most])[-1]
        yield sentence[:at].strip()
        sentence = sentence[at:].strip()
    yield sentence
