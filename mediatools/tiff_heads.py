"""The RAW of a camera that looks like a TIFF: a small picture in front, the cells of the sensor behind."""

import struct

SUBFILE, COLOURS, MORE, DNG = 254, 262, 330, 50706
REDUCED = 1
SENSOR = (32803, 34892)
"""Photometric interpretations: cells behind a mosaic of colours, and the same made whole."""
MOST = 200


def is_camera(head: bytes) -> bool:
    """Said by the first directory, when it lies in these first bytes: of NEF, ARW, PEF, DNG and such."""
    tags = first_directory(head)
    small_with_more = tags.get(SUBFILE) == REDUCED and MORE in tags
    return DNG in tags or tags.get(COLOURS) in SENSOR or small_with_more


def first_directory(head: bytes) -> dict[int, int]:
    """Tag → its number, or where its value lies; as far as `head` goes."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(head[:4])
    if not order or len(head) < 10:
        return {}
    at = struct.unpack_from(f"{order}I", head, 4)[0]
    if at + 2 > len(head):
        return {}
    tags = {}
    for number in range(min(MOST, struct.unpack_from(f"{order}H", head, at)[0])):
        entry = at + 2 + 12 * number
        if entry + 12 > len(head):
            break
        tag, kind, count = struct.unpack_from(f"{order}HHI", head, entry)
        short = kind == 3 and count == 1
        tags[tag] = struct.unpack_from(f"{order}{'H' if short else 'I'}", head, entry + 8)[0]
    return tags
