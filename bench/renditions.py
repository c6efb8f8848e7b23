"""A photograph of 24 megapixels in four sizes from one decode, and the contact sheet of thirty-six of them.

Beside one rendition by libvips alone, ImageMagick and Pillow; the sheet beside decoding alone and montage of
ImageMagick. In processor time, for the clock depends on who else is working.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pyvips

from bench.programs import ROOT, cost, here, ours
from mediatools.tests import simulated_film as film

WIDTH, HEIGHT, FRAMES = 6000, 4000, 36
ONE, SHEET = 1.3, 1.4
INSIDE = """
import json, resource, sys
sys.path.insert(0, sys.argv[1])
def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
def least(act, times):
    took = []
    for _ in range(times):
        began = cpu()
        act()
        took.append(cpu() - began)
    return min(took)
import pyvips
from PIL import Image
from mediatools.pictures.renditions import renditions
from mediatools.pictures.sizes import WEB, sizes
photo, home = sys.argv[2:]
outs = {str(edge): f"{home}/{edge}.jpg" for edge in WEB}
def four(): renditions(photo, outs, sizes())
def hidden(): renditions(photo, outs, sizes(), faces=[(0.4, 0.3, 0.1, 0.15)])
def one(): pyvips.Image.thumbnail(photo, 1920, height=1920).jpegsave(f"{home}/one.jpg", Q=82)
def pillow():
    with Image.open(photo) as image:
        for edge in sorted(WEB, reverse=True):
            image.thumbnail((edge, edge))
            image.save(f"{home}/pillow.jpg", quality=82)
def floor(): pyvips.Image.thumbnail(photo, 420, height=420).avg()
four()
print(json.dumps({act.__name__: least(act, 7) for act in (four, hidden, one, pillow, floor)}))
"""


def measure():
    with tempfile.TemporaryDirectory(prefix="renditions-") as home:
        home = Path(home)
        photo = photograph(home)
        asked = [sys.executable, "-c", INSIDE, str(ROOT), str(photo), str(home)]
        took = json.loads(subprocess.run(asked, capture_output=True, check=True, cwd=ROOT).stdout)
        yield "four renditions", took["four"] * 1000, None, "ms CPU"
        yield "beside one by libvips", took["four"] / took["one"], ONE, "times"
        yield "with a face hidden in each, beside that one", took["hidden"] / took["one"], None, "times"
        yield "four by Pillow beside ours", took["pillow"] / took["four"], 1, "times better"
        if here("convert"):
            magic = cost(["convert", photo, "-auto-orient", "-resize", "1920x1920", home / "magic.jpg"])
            yield "one by ImageMagick beside our four", magic.cpu / took["four"], 1, "times better"
        yield from sheets(home, photo, took["floor"])


def photograph(home):
    """Soft shapes with the grain of a good camera: as many bytes as such a photo has."""
    scene = pyvips.Image.new_from_array(film.scene(1500, 1000)).resize(WIDTH / 1500, kernel="cubic")
    photo = home / "photo.jpg"
    grainy = scene + pyvips.Image.gaussnoise(WIDTH, HEIGHT, mean=0, sigma=5)
    grainy.cast("uchar").copy(interpretation="srgb").jpegsave(str(photo), Q=90)
    return photo


def sheets(home, photo, floor):
    photos = [photo.with_name(f"{number}.jpg") for number in range(FRAMES)]
    for each in photos:
        each.hardlink_to(photo)
    mine = cost(ours("contact", home / "sheet.pdf", *photos), times=2)
    nothing = cost(ours("contact", home / "sheet.pdf", photos[0]), times=2)
    yield f"contact sheet of {FRAMES}, whole program", mine.cpu, None, "s CPU"
    yield "a frame of it beside its decoding", (mine.cpu - nothing.cpu) / (FRAMES - 1) / floor, SHEET, "times"
    yield "all of it beside all decoding", mine.cpu / (FRAMES * floor), SHEET, "times"
    yield "its memory", mine.memory, None, "MB"
    if here("montage"):
        small, words = ["-define", "jpeg:size=840x840"], ["-tile", "6x", "-geometry", "420x420+4+4"]
        magic = cost(["montage", *small, *photos, *words, home / "montage.jpg"], times=1)
        yield "ImageMagick's montage beside ours", magic.cpu / mine.cpu, 1, "times better"
