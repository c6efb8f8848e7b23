from .beat import Beat
from .event import Event, record, record_all, record_each
from .identity import Identity
from .secret_address import SecretAddress, SecretAddressQuerySet
from .version import Version

__all__ = [
    "Beat",
    "Event",
    "Identity",
    "SecretAddress",
    "SecretAddressQuerySet",
    "Version",
    "record",
    "record_all",
    "record_each",
]
