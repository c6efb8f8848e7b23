"""The outline of a sound on a page: its loudness as one path, what is cut away as boxes over it."""

from mediatools.sound.drawing import HEIGHT, outline


def drawn(facts, kept=None) -> dict | None:
    """`path` in a box of `width` by `height`; `gone`: boxes (x, width) of what is not kept; `marks`: where
    chapters begin. None for a sound whose outline is not known yet."""
    peaks, seconds = facts.get("wave"), float(facts.get("seconds", 0))
    if not peaks or not seconds:
        return None
    width = len(peaks)
    return {
        "path": outline(peaks), "width": width, "height": HEIGHT, "seconds": seconds,
        "gone": [(_place(start, seconds, width), _place(stop - start, seconds, width))
                 for start, stop in _between(kept or [[0.0, seconds]], seconds)],
        "marks": [_place(at, seconds, width) for at, _title in facts.get("chapters", ())],
    }  # fmt: skip


def _place(second, seconds, width):
    return round(second * width / seconds, 1)


def _between(kept, seconds):
    """What lies between the pieces that are kept."""
    at = 0.0
    for start, stop in kept:
        if start > at:
            yield at, start
        at = stop
    if at < seconds:
        yield at, seconds
