"""A real C-41 negative, photographed with a camera, printed by itself and after one pick of a grey.

The scan and its photographer's own print are amoslu-photo's (MIT); where they are not at hand, nothing is
measured. Neutral places are those that this print shows within 3 of neutral in a* and b*; how many of them it
shows within 2 itself is printed beside ours.
"""

import tempfile
from pathlib import Path

import numpy as np
import pyvips

from mediatools.film import analysing, developing, picking
from mediatools.refusing import Refused
from mediatools.tests.colour_difference import lab
from mediatools.tests.test_real_scan import GREYS, PICKED, SCAN

REFERENCE = SCAN.with_name("positive_reference_gamma1.jpg")
ITSELF, PICK = 4, 2
LARGER, CUT, WIDE = 1.130, (85.09, 13.58), 1200
"""The print beside the scan, both as WIDE: its scale, and what it cuts away at the left and the top."""


def measure():
    if not REFERENCE.is_file():
        print("  THE REAL SCAN IS ABSENT: nothing measured", flush=True)
        return
    [settings] = analysing.analysed([SCAN])
    itself = casts(settings)
    yield "a* and b* of neutral places by itself, the larger median", middle(itself), ITSELF, ""
    yield "… within ±4 in both", within(itself, 4), None, "%"
    picked = casts(picking.neutral(SCAN, [PICKED], settings))
    yield "after one pick, the larger median", middle(picked), PICK, ""
    yield "… within ±2 in both", within(picked, 2), None, "%"
    yield "… within ±4 in both", within(picked, 4), None, "%"
    yield "the photographer's own print, within ±2", within(reference(), 2), None, "%"
    others = [casts(chosen) for chosen in each_picked(settings)]
    yield "whichever place is picked, the larger median", np.median([*map(middle, others)]), PICK, ""
    yield "… within ±2 in both", np.median([within(each, 2) for each in others]), None, "%"


def each_picked(settings):
    """The settings after each of the neutral places is picked; two lie in shadow too deep to be picked."""
    for place in GREYS:
        try:
            yield picking.neutral(SCAN, [place], settings)
        except Refused:
            continue


def casts(settings) -> np.ndarray:
    with tempfile.TemporaryDirectory(prefix="scan-") as home:
        out = Path(home) / "print.png"
        developing.develop(SCAN, out, settings)
        picture = pyvips.Image.thumbnail(str(out), WIDE).numpy()
    height, width = picture.shape[:2]
    return seen(picture, [(x * width, y * height) for x, y in GREYS])


def reference() -> np.ndarray:
    picture = pyvips.Image.thumbnail(str(REFERENCE), WIDE).numpy()
    places = [(x * WIDE * LARGER - CUT[0], y * 800 * LARGER - CUT[1]) for x, y in GREYS]
    return seen(picture, places)


def seen(picture, places) -> np.ndarray:
    rows, columns = np.mgrid[-4:5, -4:5]
    patches = [picture[int(y) + rows, int(x) + columns].reshape(-1, 3) for x, y in places]
    return lab(np.median(patches, axis=1))[:, 1:]


def middle(found) -> float:
    return float(np.abs(np.median(found, axis=0)).max())


def within(found, most) -> float:
    return float((np.abs(found) <= most).all(axis=1).mean() * 100)
