"""A second text that is easy to read, and those whom it concerns who read it."""

from focale.works.easy import EASY, digest_of
from focale.works.models import ProofReading


def make_easy(piece, plan, makers, *, hand, by):
    """Written by who leads, read by others than its makers."""
    piece.write({EASY: plan.easy}, seen=piece.number, by=hand)
    piece.refresh_from_db()
    for number, said, words in plan.readers:
        row = ProofReading.objects.ask(piece, makers[number], by=by)
        row.answer(said, seen=digest_of(piece), words=words, by=by)
