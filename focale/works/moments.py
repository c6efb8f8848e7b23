"""A moment of a recording as people type it, and pieces of it that are kept: seconds, from and to."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from focale.works.captioning import times

SHORTEST = 0.1


def said(seconds: float) -> str:
    """« 1:02,5 »; tenths where there are some."""
    return times.written(seconds, 1).removesuffix(",0")


class MomentField(forms.CharField):
    """A box for a moment; cleaned: seconds, or None."""

    def __init__(self, **facts):
        super().__init__(**{"required": False} | facts)
        self.widget.attrs |= {"class": "moment", "autocomplete": "off", "maxlength": 16}

    def prepare_value(self, value):
        return said(value) if isinstance(value, int | float) else value

    def to_python(self, value):
        typed = super().to_python(value).strip()
        if not typed:
            return None
        found = times.read(typed)
        if found is None:
            raise ValidationError(_("Écrivez les minutes et les secondes, par exemple 1:20."))
        return found


def kept_of(cuts, seconds: float) -> list[list[float]]:
    """The pieces left of a recording. `cuts`: {"do": "keep" or "out", "from", "to"}; where nothing is said to
    be kept, all of it is."""
    kept = _joined([[cut["from"], cut["to"]] for cut in cuts if cut["do"] == "keep"]) or [[0.0, seconds]]
    for cut in cuts:
        if cut["do"] == "out":
            kept = [piece for each in kept for piece in _without(each, cut["from"], cut["to"])]
    kept = [[max(0.0, start), min(seconds, stop)] for start, stop in kept]
    return [[start, stop] for start, stop in kept if stop - start >= SHORTEST]


def _joined(pieces):
    made = []
    for start, stop in sorted(pieces):
        if made and start <= made[-1][1]:
            made[-1][1] = max(made[-1][1], stop)
        else:
            made.append([start, stop])
    return made


def _without(piece, start, stop):
    """What of a piece lies before and after."""
    return [[piece[0], min(piece[1], start)], [max(piece[0], stop), piece[1]]]


def lasting(pieces) -> float:
    return sum(stop - start for start, stop in pieces)
