from .beat import Beat
from .event import Event, record, record_each
from .identity import Identity
from .version import Version

__all__ = ["Beat", "Event", "Identity", "Version", "record", "record_each"]
