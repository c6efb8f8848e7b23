"""What is wrong with a subtitle, said while it is typed: the reading times of the charter, its lines, its
colours.

12 signs are read in 1 s, 20 in 2 s, 36 in 3 s, 60 in 4 s; over 15 signs a second nobody follows. Two lines
of 36 signs are what a screen takes, three in a live programme.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import pairwise

from mediatools.subtitles.cue import ROLES, Cue

READ = [(0, 0), (1, 12), (2, 20), (3, 36), (4, 60)]
"""(seconds, signs read meanwhile)."""
EASY, MOST = 12, 15
"""Signs a second."""
LINE, LINES, LINES_LIVE = 36, 2, 3
SHORTEST, LONGEST = 0.8, 8.0
DASHES = ("-", "–", "—")


@dataclass(frozen=True)
class Remark:
    """`cue`: its place in the list; `hard`: it must be mended, otherwise it is advice; `sentence` in
    French."""

    cue: int
    code: str
    sentence: str
    hard: bool

    def told(self) -> dict:
        return asdict(self)


def readable_in(seconds: float) -> float:
    """How many signs are read in this time."""
    for (before, signs), (after, more) in pairwise(READ):
        if seconds <= after:
            return signs + (more - signs) * max(0.0, seconds - before) / (after - before)
    return MOST * seconds


def limits() -> dict:
    """The numbers above for a page that measures while somebody types; the sentences are `remarks`'s."""
    shape = {"line": LINE, "lines": LINES, "shortest": SHORTEST, "longest": LONGEST}
    return {"read": READ, "easy": EASY, "most": MOST, **shape}


def remarks(cues: Iterable[Cue], *, live: bool = False) -> list[Remark]:
    """All that is wrong with these subtitles, in their order."""
    cues, found = list(cues), []
    for place, cue in enumerate(cues):
        before = cues[place - 1] if place else None
        for code, sentence, hard in _said(cue, before, LINES_LIVE if live else LINES):
            found.append(Remark(place, code, sentence, hard))
    return found


def _said(cue, before, most_lines):
    if not cue.text.strip():
        yield "empty", "Ce sous-titre est vide.", True
        return
    yield from _time(cue, before)
    yield from _speed(cue)
    yield from _shape(cue, most_lines)
    yield from _voice(cue, before)


def _time(cue, before):
    if cue.end <= cue.start:
        yield "backwards", "La fin vient avant le début.", True
    elif cue.seconds < SHORTEST:
        yield "short", f"Trop bref : laissez-le au moins {_number(SHORTEST)} s.", False
    elif cue.seconds > LONGEST:
        yield "long", f"Il reste {_number(cue.seconds)} s : partagez-le en deux.", False
    if before and cue.start < before.end - 0.001:
        yield "overlap", "Il commence avant la fin du précédent.", True


def _speed(cue):
    if cue.seconds <= 0:
        return
    speed = cue.signs / cue.seconds
    if speed > MOST + 0.01:
        missing = cue.signs / MOST - cue.seconds
        sentence = f"Trop rapide : {speed:.0f} signes par seconde, {MOST} au plus. "
        yield "fast", sentence + f"Raccourcissez, ou laissez-le {_number(max(0.1, missing))} s de plus.", True
    elif cue.signs > max(EASY * cue.seconds, readable_in(cue.seconds)) + 0.01:
        yield "quick", f"Un peu rapide : {speed:.0f} signes par seconde, {EASY} se lisent sans effort.", False


def _shape(cue, most):
    if len(cue.lines) > most:
        yield "lines", f"{len(cue.lines)} lignes : {most} au plus.", True
    longest = max(len(line) for line in cue.lines)
    if longest > LINE:
        yield "wide", f"Ligne de {longest} signes : {LINE} au plus.", False


def _voice(cue, before):
    if cue.role not in ROLES:
        words = ", ".join(words for _name, _colour, words in ROLES.values())
        yield "colour", f"Cette couleur n’est pas de la charte. Choisissez : {words}.", True
    starts = [line.startswith(DASHES) for line in cue.lines]
    if any(starts) and not all(starts):
        yield "dash", "Deux personnes parlent : un tiret devant chacune.", False
    changed = before and before.speaker and cue.speaker and before.speaker != cue.speaker
    if changed and before.role == cue.role and not starts[0]:
        yield "dash", "Une autre personne parle : commencez par un tiret.", False


def _number(value) -> str:
    return f"{value:.1f}".replace(".", ",")
