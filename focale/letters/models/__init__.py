from .letter import Letter, State
from .wording import Wording

__all__ = ["Letter", "State", "Wording"]
