"""Where a recording will be heard decides how loud, how even and how clean it is made."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Preset:
    """`loudness`: LUFS to reach; `even`: dB a passage may be raised or lowered at most; `low`: Hz below which
    nothing is kept; `mono`: one channel only."""

    loudness: float
    even: float
    low: int
    mono: bool = False


PRESETS = {
    "podcast": Preset(-16.0, 9, 75),
    "podcast-mono": Preset(-19.0, 9, 75, mono=True),
    "radio": Preset(-23.0, 6, 60),
    "exhibition": Preset(-18.0, 12, 100),
}
"""-16 and -19 (one channel, heard on two loudspeakers) are what podcast directories ask, -23 is EBU R 128;
in a room
with visitors the range has to be small and the rumble of the building must go."""

PEAK = -1.0
"""dBTP that no encoded file may pass."""
