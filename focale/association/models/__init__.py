from .season import Season

__all__ = ["Season"]
