from .letter import Letter
from .wording import Wording

__all__ = ["Letter", "Wording"]
