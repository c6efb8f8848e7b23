from .equipment import Equipment, EquipmentKind
from .room import Room
from .site import Site

__all__ = ["Equipment", "EquipmentKind", "Room", "Site"]
