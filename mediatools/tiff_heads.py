"""The RAW of a camera that looks like a TIFF: a small picture in front, the cells of the sensor behind."""

import struct
from typing import BinaryIO

SUBFILE, COLOURS, MORE, DNG = 254, 262, 330, 50706
REDUCED = 1
SENSOR = (32803, 34892)
"""Photometric interpretations: cells behind a mosaic of colours, and the same made whole."""
MOST, ENTRY = 200, 12
"""Tags that are looked at, and bytes of each."""


def is_camera(file: BinaryIO) -> bool:
    """Said by the first directory, wherever it lies: of NEF, ARW, PEF, DNG and such."""
    tags = first_directory(file)
    small_with_more = tags.get(SUBFILE) == REDUCED and MORE in tags
    return DNG in tags or tags.get(COLOURS) in SENSOR or small_with_more


def first_directory(file: BinaryIO) -> dict[int, int]:
    """Tag → its number, or where its value lies; as far as the file goes."""
    file.seek(0)
    head = file.read(8)
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(head[:4])
    if not order or len(head) < 8:
        return {}
    file.seek(struct.unpack(f"{order}I", head[4:])[0])
    listed = file.read(2 + MOST * ENTRY)
    tags = {}
    for at in range(2, 2 + ENTRY * struct.unpack_from(f"{order}H", listed.ljust(2, b"\0"))[0], ENTRY):
        if at + ENTRY > len(listed):
            break
        tag, kind, count = struct.unpack_from(f"{order}HHI", listed, at)
        short = kind == 3 and count == 1
        tags[tag] = struct.unpack_from(f"{order}{'H' if short else 'I'}", listed, at + 8)[0]
    return tags
