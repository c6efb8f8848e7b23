"""Pieces of a recording that are kept, and where a moment of before is found after. In seconds."""

Pieces = list[tuple[float, float]]
"""From and to, in order."""


def moved(pieces: Pieces, second: float) -> float:
    """Where this second of the recording is once only the pieces are left; where the cut is, if it is
    gone."""
    after = 0.0
    for start, stop in pieces:
        if start <= second <= stop:
            return after + second - start
        if second < start:
            return after
        after += stop - start
    return after
