"""A JPEG taken apart (ITU-T T.81, annex B): its tables and pixels stay byte for byte, its words are ours."""

from mediatools.pictures.opening import BROKEN
from mediatools.refusing import Refused

START, END, SCAN = b"\xff\xd8", 0xD9, 0xDA
APP0, APP1, APP2, ADOBE, APP15, COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
FRAME, NO_PREVIEW, PROFILE = b"JFIF\0", b"\0\0", b"ICC_PROFILE\0"
LONGEST = 65_533


def rewritten(data: bytes, facts: bytes, xmp: bytes = b"") -> bytes:
    """Without any word but the colour profile and these; nothing stays after its end. Raises Refused."""
    words = [b"Exif\0\0" + facts] if facts else []
    words += [b"http://ns.adobe.com/xap/1.0/\0" + xmp] if xmp else []
    made = [START, *(_part(APP1, each) for each in words)]
    for marker, content in parts(data):
        if marker == APP0 and content[4:9] == FRAME:
            made.append(_part(APP0, content[4:16] + NO_PREVIEW))
        elif _stays(marker, content):
            made.append(content)
    return b"".join([*made, b"\xff\xd9"])


def parts(data: bytes):
    """Each marker with its whole bytes, a scan with its pixels, up to the end of the picture."""
    if data[:2] != START:
        raise Refused(BROKEN)
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if len(data) < at + 4 and data[at : at + 2] != b"\xff\xd9" or data[at] != 0xFF:
            raise Refused(BROKEN)
        marker = data[at + 1]
        if marker == END:
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == SCAN:
            end = _end_of_pixels(data, end)
        yield marker, data[at:end]
        at = end


def _end_of_pixels(data, at):
    """Where the next marker is; a byte 0xFF among pixels is followed by 0 or by a restart mark."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at
    raise Refused(BROKEN)


def _stays(marker, content):
    if marker == APP2:
        return content[4:].startswith(PROFILE)
    return marker == ADOBE or not (APP0 <= marker <= APP15 or marker == COMMENT)


def _part(marker, content):
    if len(content) > LONGEST:
        raise Refused("Le crédit ou les droits sont trop longs.")
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content
