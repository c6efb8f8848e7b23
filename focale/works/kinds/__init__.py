"""The kinds of pieces, in the order they are offered."""

from .kind import Brings, Kind, Step, StepForm
from .object3d import OBJECT3D
from .pictures import DRAWING, PHOTOGRAPH, SERIES
from .recipe import RECIPE
from .review import REVIEW
from .time_based import FILM, SOUND
from .written import INTERVIEW, TEXT

__all__ = ["KINDS", "Brings", "Kind", "Step", "StepForm"]

KINDS = {
    kind.code: kind
    for kind in (PHOTOGRAPH, SERIES, DRAWING, SOUND, FILM, TEXT, INTERVIEW, REVIEW, RECIPE, OBJECT3D)
}
