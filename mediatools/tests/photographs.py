"""Photographs made for the tests: with a place and serial numbers in them, of every kind that is taken."""

import struct

import numpy as np
import pillow_heif
import pyvips
from PIL import ExifTags, Image, ImageDraw, ImageFilter

CAMERA, SERIAL, PLACE = "Exemple 3000", "SN-0042-7781", (43.0, 36.0, 16.5)
TAKEN = "2026:05:04 10:11:12"


def picture(width=300, height=200):
    """Four corners of known colours: red, green, blue and yellow, from the upper left as one reads."""
    pixels = np.zeros((height, width, 3), np.uint8)
    top, left = slice(0, height // 2), slice(0, width // 2)
    bottom, right = slice(height // 2, None), slice(width // 2, None)
    pixels[top, left], pixels[top, right] = (220, 30, 30), (30, 200, 40)
    pixels[bottom, left], pixels[bottom, right] = (30, 40, 210), (230, 220, 40)
    return Image.fromarray(pixels)


def from_a_camera(path, *, orientation=1, size=(300, 200), quality=90, trailer=b""):
    """A JPEG with camera, serial number, place, a preview of the photo in it, and what may follow its end."""
    photo = picture(*size)
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = CAMERA
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.DateTime] = TAKEN
    of_photo = exif.get_ifd(ExifTags.IFD.Exif)
    of_photo[ExifTags.Base.BodySerialNumber], of_photo[ExifTags.Base.DateTimeOriginal] = SERIAL, TAKEN
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", PLACE
    photo.save(path, "JPEG", quality=quality, exif=exif, comment=SERIAL.encode())
    if trailer:
        with path.open("ab") as file:
            file.write(trailer)
    return path


def face(size=200):
    """A drawn face that looks at us: what a detector of faces lives on is light and dark."""
    drawn, scale = Image.new("L", (size, size), 70), size / 200
    pen = ImageDraw.Draw(drawn)

    def round_(x, y, across, down, grey):
        box = x - across, y - down, x + across, y + down
        pen.ellipse([side * scale for side in box], fill=grey)

    round_(100, 95, 78, 95, 40)
    round_(100, 110, 62, 80, 205)
    for eye in (75, 125):
        round_(eye, 95, 17, 9, 110)
        round_(eye, 96, 8, 7, 40)
        pen.rectangle([side * scale for side in (eye - 17, 76, eye + 17, 83)], fill=70)
    pen.polygon([(x * scale, y * scale) for x, y in ((100, 98), (88, 132), (112, 132))], fill=185)
    round_(100, 134, 14, 5, 150)
    round_(100, 156, 26, 8, 120)
    return drawn.filter(ImageFilter.GaussianBlur(2.5 * scale))


def as_heic(path):
    pillow_heif.from_pillow(picture()).save(str(path), quality=90)
    return path


def saved(path, **words):
    """PNG, WebP, TIFF or AVIF by the ending."""
    pyvips.Image.new_from_array(np.asarray(picture())).write_to_file(str(path), **words)
    return path


def as_dng(path, width=64, height=48, level=12000, light=None):
    """The RAW of a camera: one grey, or `light` 0..1, each pixel seen through one colour (Adobe DNG 1.4)."""
    pixels = np.full((height, width), level, "<u2")
    if light is not None:
        light = light[: light.shape[0] // 2 * 2, : light.shape[1] // 2 * 2]
        height, width = light.shape[:2]
        pixels = np.zeros((height, width), "<u2")
        for row, column, colour in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
            pixels[row::2, column::2] = np.round(light[row::2, column::2, colour] * 16383)
    rational = struct.pack("<18i", *sum(([v, 10000] for v in (10000, 0, 0, 0, 10000, 0, 0, 0, 10000)), []))
    tags = [
        (254, 4, [0]), (256, 4, [width]), (257, 4, [height]), (258, 3, [16]), (259, 3, [1]),
        (262, 3, [32803]),
        (271, 2, b"Exemple\0"), (272, 2, b"Exemple 3000\0"), (273, 4, [0]), (274, 3, [1]), (277, 3, [1]),
        (278, 4, [height]), (279, 4, [pixels.nbytes]), (33421, 3, [2, 2]), (33422, 1, bytes([0, 1, 1, 2])),
        (50706, 1, bytes([1, 4, 0, 0])), (50708, 2, b"Exemple 3000\0"), (50717, 4, [16383]),
        (50721, 10, rational), (50778, 3, [21]),
    ]  # fmt: skip
    sizes, formats = {1: 1, 2: 1, 3: 2, 4: 4, 10: 8}, {3: "H", 4: "I"}
    after = 8 + 2 + 12 * len(tags) + 4
    entries, heap = b"", b""
    for tag, kind, value in tags:
        content = value if isinstance(value, bytes) else struct.pack(f"<{len(value)}{formats[kind]}", *value)
        count = len(content) // sizes[kind]
        if tag == 273:
            entries += struct.pack("<HHI", tag, kind, 1) + b"DATA"
        elif len(content) <= 4:
            entries += struct.pack("<HHI", tag, kind, count) + content.ljust(4, b"\0")
        else:
            entries += struct.pack("<HHII", tag, kind, count, after + len(heap))
            heap += content + b"\0" * (len(content) % 2)
    entries = entries.replace(b"DATA", struct.pack("<I", after + len(heap)))
    head = struct.pack("<2sHIH", b"II", 42, 8, len(tags))
    path.write_bytes(head + entries + b"\0\0\0\0" + heap + pixels.tobytes())
    return path
