"""A scanned negative of 24 megapixels, 16 bits, printed: ours beside darktable and RawTherapee.

Whole programs on the same file, TIFF in, JPEG out. The negative is simulated from a known scene, so our print
is measured against the truth (dE2000); theirs are not, for nobody sat there to set them.
"""

import struct
import tempfile
from pathlib import Path

import numpy as np
import pyvips

from bench.programs import cost, here, ours
from mediatools.film import analysing, frames
from mediatools.film.developing import box, develop
from mediatools.tests import simulated_film as film
from mediatools.tests.colour_difference import difference, lab

WIDTH, HEIGHT = 6000, 4000
FASTER, LIGHTER = 8, 6
MEDIAN, NEARLY_ALL = 1.0, 3.0
STRIPS, MILLIMETRES, WELL = 30, 30, "% or better"
"""`MILLIMETRES`: how high a strip is that shows its rebates and no holes."""
DARKTABLE = """<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:darktable="http://darktable.sf.net/" darktable:xmp_version="5"
 darktable:auto_presets_applied="1" darktable:history_end="1" darktable:iop_order_version="2">
<darktable:history><rdf:Seq><rdf:li darktable:num="0" darktable:operation="negadoctor" darktable:enabled="1"
 darktable:modversion="2" darktable:params="{}" darktable:multi_name="" darktable:multi_priority="0"/>
</rdf:Seq></darktable:history></rdf:Description></rdf:RDF></x:xmpmeta>"""
RAWTHERAPEE = "[Version]\nAppVersion=5.9\nVersion=349\n\n[Film Negative]\nEnabled=true\nRedRatio=1.36\n"
RAWTHERAPEE += "GreenExponent=1.5\nBlueRatio=0.86\nColorSpace=1\n"


def measure():
    with tempfile.TemporaryDirectory(prefix="negatives-") as home:
        home = Path(home)
        scan, truth, area = negative(home)
        mine = cost(ours("negative", scan, home / "ours.jpg", "--again"))
        yield "ours, processor", mine.cpu, None, "s"
        yield "ours, memory", mine.memory, None, "MB"
        yield from wrong(home / "ours.jpg", truth, area)
        for name, command in others(home, scan):
            if here(command[0]):
                theirs = cost(command, times=2)
                yield f"ours beside {name}, processor", theirs.cpu / mine.cpu, FASTER, "times better"
                yield f"ours beside {name}, the clock", theirs.wall / mine.wall, None, "times better"
                yield f"ours beside {name}, memory", theirs.memory / mine.memory, LIGHTER, "times better"
        yield from exposures(home)
        yield from strips()


def negative(home):
    """The scan, the scene it shows and where; grain and all, made large from a smaller scene."""
    truth = film.scene(1500, 1000)
    light, area = film.in_holder(film.developed(truth), rebate=0.03, holder=0.03)
    image = pyvips.Image.new_from_array(light.astype(np.float32))
    image = image.resize(WIDTH / image.width, vscale=HEIGHT / image.height, kernel="linear")
    image = image + pyvips.Image.gaussnoise(WIDTH, HEIGHT, mean=0, sigma=0.0004)
    scan = home / "scan.tif"
    image.linear(65535, 0).cast("ushort").copy(interpretation="rgb16").tiffsave(str(scan))
    return scan, truth, area


def wrong(out, truth, area):
    picture = pyvips.Image.new_from_file(str(out))
    picture = picture.crop(*box(area, picture.width, picture.height))
    small = picture.resize(300 / picture.width, vscale=200 / picture.height).numpy()[..., :3]
    known = (
        pyvips.Image.new_from_array(truth).resize(300 / truth.shape[1], vscale=200 / truth.shape[0]).numpy()
    )
    apart = difference(lab(small), lab(known))
    yield "dE2000, median", float(np.median(apart)), MEDIAN, ""
    yield "dE2000, 95 % under", float(np.percentile(apart, 95)), NEARLY_ALL, ""


def others(home, scan):
    clear = struct.pack("<i18f", 0, *film.MASK, 0, *[1.0] * 8, 1.6, -0.05, 0.0755, 4.0, 0.75, 0.9245)
    (home / "scan.xmp").write_text(DARKTABLE.format(clear.hex()))
    (home / "scan.pp3").write_text(RAWTHERAPEE)
    words = ["--core", "--configdir", home / "dt", "--cachedir", home / "dtc", "--library", ":memory:"]
    out = home / "darktable.jpg"
    yield "darktable", ["darktable-cli", scan, home / "scan.xmp", out, "--out-ext", "jpg", *words]
    out = home / "rawtherapee.jpg"
    yield "rawtherapee", ["rawtherapee-cli", "-Y", "-o", out, "-p", home / "scan.pp3", "-j92", "-c", scan]


def exposures(home):
    """Twelve small negatives of twelve scenes, from two stops under to one over."""
    apart = []
    for seed in range(12):
        truth = film.scene(600, 400, seed=seed)
        exposure = 2 ** (seed % 4 - 2)
        light, area = film.in_holder(film.developed(truth, exposure=exposure))
        scan = film.scanned(light, home / "small.tif", seed=seed, noise=0.0002)
        develop(scan, home / "small.png", analysing.analysed([scan])[0])
        picture = pyvips.Image.new_from_file(str(home / "small.png")).numpy()
        left, top, _, _ = box(area, picture.shape[1], picture.shape[0])
        apart.append(difference(lab(picture[top : top + 400, left : left + 600]), lab(truth)))
    yield "twelve negatives, dE2000, median", float(np.median(apart)), MEDIAN, ""
    yield "twelve negatives, dE2000, 95 % under", float(np.percentile(apart, 95)), NEARLY_ALL, ""


def strips():
    """Thirty simulated strips of six frames, down to a hundredth of the light: where frames are found."""
    wrong, missed = [], 0
    for seed in range(STRIPS):
        light, begins, _width = film.strip(seed=seed)
        grain = np.random.default_rng(seed).normal(0, 0.002, light.shape)
        found = sorted(area[0] for area in frames.frames_in(np.clip(light + grain, 0, 1)))
        length = light.shape[1] / light.shape[0] * MILLIMETRES
        near = [min((abs(each - begin) for each in found), default=1) * length for begin in begins]
        wrong += near
        missed += abs(len(found) - len(begins))
    yield (
        f"frames of {STRIPS} strips within half a millimetre",
        np.mean(np.array(wrong) <= 0.5) * 100,
        97,
        WELL,
    )
    yield "frames missed or too many", missed, 0, ""
