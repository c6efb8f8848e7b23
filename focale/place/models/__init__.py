from .room import Room
from .site import Site

__all__ = ["Room", "Site"]
