"""Two short films, drawn picture by picture, with their sound: a print that rises in its bath, a day over a
neighbourhood."""

from fractions import Fraction

import av
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import tunes
from .grain import colour
from .hills import hills
from .street import towers

RATE, WIDE, HIGH = 12, 640, 360


def film(name, path):
    """Write one of FILMS as an MP4."""
    pictures, sound = FILMS[name]
    with av.open(str(path), "w", format="mp4") as out:
        seen = out.add_stream("libx264", rate=RATE, options={"preset": "veryfast", "crf": "21"})
        seen.width, seen.height, seen.pix_fmt = WIDE, HIGH, "yuv420p"
        heard = out.add_stream("aac", rate=tunes.RATE, layout="mono")
        for picture in pictures():
            out.mux(seen.encode(av.VideoFrame.from_image(picture)))
        out.mux(seen.encode())
        _sound(out, heard, sound())


def _sound(out, stream, samples):
    loud = (samples / np.abs(samples).max() * 0.7).astype("f4")
    for start in range(0, len(loud), 1024):
        frame = av.AudioFrame.from_ndarray(loud[None, start : start + 1024], "fltp", "mono")
        frame.sample_rate, frame.pts, frame.time_base = tunes.RATE, start, Fraction(1, tunes.RATE)
        out.mux(stream.encode(frame))
    out.mux(stream.encode())


def _in_the_bath(seconds=15):
    """A sheet of white paper under the red lamp, on which a valley rises; then it hangs to dry."""
    valley = hills("bath", "mist", river=True, wide=300, high=200).convert("L")
    lamp = Image.new("L", (WIDE, HIGH))
    ImageDraw.Draw(lamp).ellipse((180, -160, 720, 330), fill=210)
    glow = np.asarray(lamp.filter(ImageFilter.GaussianBlur(80)), "f4")[..., None] / 255
    table = (0.05 + 0.5 * glow) * colour("#b3261b")
    for number in range(seconds * RATE):
        second = number / RATE
        rise = min(1.0, max(0.0, (second - 2.5) / 6))
        yield (
            _bath_at(table, valley, rise, second) if second < 10.5 else _dry_at(table, valley, second - 10.5)
        )


def _bath_at(table, valley, rise, second):
    sheet = Image.fromarray((np.clip(table, 0, 1) * 255).astype("u1"))
    pen = ImageDraw.Draw(sheet)
    pen.rounded_rectangle((130, 60, 510, 320), 18, fill="#7d1f18", outline="#b8463a", width=6)
    white = Image.new("L", valley.size, 235)
    print_ = Image.blend(white, valley, rise).resize((312, 208))
    red = np.asarray(print_, "f4")[..., None] / 255 * colour("#e2483a")
    sway = int(round(np.sin(second * 2.2) * 8)), int(round(np.cos(second * 2.2) * 4))
    sheet.paste(Image.fromarray((red * 255).astype("u1")), (164 + sway[0], 86 + sway[1]))
    for wave in range(4):
        x = 140 + (second * 55 + wave * 78) % 310
        pen.arc((x - 50, 84, x + 50, 296), 310, 410, fill="#d9655a", width=2)
    return sheet


def _dry_at(table, valley, second):
    light = min(1.0, second / 1.5)
    wall = np.clip(table * (1 - light) + light * colour("#d9cdb8") * np.ones((HIGH, WIDE, 1)), 0, 1)
    sheet = Image.fromarray((wall * 255).astype("u1"))
    pen = ImageDraw.Draw(sheet)
    pen.line([(0, 54), (320, 70), (640, 50)], fill="#5b4a3c", width=3)
    swing = int(round(np.sin(second * 1.8) * 5))
    for place, size in ((60, (150, 100)), (245, (190, 127)), (460, (150, 100))):
        sheet.paste(Image.new("RGB", (size[0] + 16, size[1] + 16), "#f7f4ec"), (place + swing, 70))
        sheet.paste(valley.resize(size).convert("RGB"), (place + 8 + swing, 78))
        for clip in (place + 20, place + size[0] - 12):
            pen.rectangle((clip + swing, 56, clip + 8 + swing, 82), fill="#b5372f")
    return sheet


def _day(seconds=15):
    """From left to right along the blocks, from morning to night."""
    long, night = (
        towers("long", hour, wide=2100, high=540).resize((1400, HIGH)) for hour in ("noon", "dusk")
    )
    for number in range(seconds * RATE):
        share = number / (seconds * RATE - 1)
        left = int(share**0.9 * (1400 - WIDE))
        box = (left, 0, left + WIDE, HIGH)
        seen = Image.blend(long.crop(box), night.crop(box), min(1.0, max(0.0, share * 2.2 - 0.9)))
        dark = 1 - max(0.0, share - 0.75) * 2
        yield seen.point(lambda value, dark=dark: int(value * dark))


def _drops():
    whole = tunes.rush(15, "bath", low=300, high=2500) * 0.12
    for number, second in enumerate(np.arange(1, 14, 0.9)):
        tunes.put(whole, tunes.note(tunes.SCALE[number % 7] * 2, 1.4, kind="bell"), second, 0.5)
    return whole


FILMS = {
    "bath": (_in_the_bath, _drops),
    "day": (_day, lambda: tunes.melody("day", seconds=15, beat=0.25)),
}
