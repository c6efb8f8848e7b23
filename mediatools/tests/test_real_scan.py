"""A real negative: C-41 film photographed with a camera, sprocket holes, rebate and a ragged holder in view.

The scan is amoslu-photo's, of a street at night under lights of many colours. Where it is not at hand, a
simulated camera scan of known greys stands in.
"""

from pathlib import Path

import numpy as np
import pyvips

from mediatools.film import analysing, developing, picking
from mediatools.tests.colour_difference import lab
from mediatools.tests.test_negative import Darkroom

SCAN = Path(__file__).resolve().parents[3] / "shared/data/images/negatives/color_negative_camera_scan.jpg"
GREYS = [
    (0.634, 0.4184), (0.6252, 0.4444), (0.634, 0.4444), (0.634, 0.4314), (0.5988, 0.4053),
    (0.634, 0.4705), (0.2195, 0.4446), (0.6515, 0.7445), (0.3253, 0.6663), (0.2107, 0.4968),
    (0.6428, 0.4314), (0.0959, 0.7186), (0.2372, 0.4968), (0.2107, 0.562), (0.1136, 0.7055),
    (0.3518, 0.4706), (0.6428, 0.4836), (0.3606, 0.4576), (0.6428, 0.4966), (0.343, 0.4967),
    (0.3782, 0.6141), (0.3518, 0.4967), (0.3341, 0.5359), (0.3518, 0.5359),
]  # fmt: skip
"""Every fourth of the 95 even places of 12 pixels (of 1200) that its photographer's own print shows within 3
of neutral: walls, road, pavement, whatever lights them."""
PICKED = (0.343, 0.4967)
PICTURE = (0.079, 0.049, 0.944, 0.914)


class RealScanTest(Darkroom):
    def setUp(self):
        super().setUp()
        self.scan, self.greys, self.picked, self.area = SCAN, GREYS, PICKED, PICTURE
        if not SCAN.is_file():
            self.scan = self.scanned("scan.jpg", rendered=True)
            left, top, right, bottom = self.area
            shares = np.linspace(0.35, 0.8, 24)
            self.greys = [(left + x * (right - left), top + 0.55 * (bottom - top)) for x in shares]
            self.picked = self.greys[12]
        [self.settings] = analysing.analysed([self.scan])

    def casts(self, settings):
        """a* and b* of each grey as it is printed."""
        out = self.folder / "print.jpg"
        developing.develop(self.scan, out, settings)
        picture = pyvips.Image.thumbnail(str(out), 1200).numpy()
        height, width = picture.shape[:2]
        rows, columns = np.mgrid[-4:5, -4:5]
        patches = [
            picture[int(y * height) + rows, int(x * width) + columns].reshape(-1, 3) for x, y in self.greys
        ]
        return lab(np.median(patches, axis=1))[:, 1:]

    def test_rebate_holes_and_holder_are_left_out_by_themselves(self):
        for found, there in zip(self.settings.area, self.area, strict=True):
            self.assertAlmostEqual(found, there, delta=0.02)
        self.assertGreater(self.settings.base[0] / self.settings.base[1], 2.3)

    def test_greys_are_grey_by_themselves(self):
        casts = self.casts(self.settings)
        self.assertLess(np.abs(np.median(casts, axis=0)).max(), 2)
        self.assertGreaterEqual((np.abs(casts) <= 4).all(axis=1).mean(), 0.75)

    def test_and_greyer_after_one_pick(self):
        casts = self.casts(picking.neutral(self.scan, [self.picked], self.settings))
        self.assertLess(np.abs(np.median(casts, axis=0)).max(), 1)
        self.assertGreaterEqual((np.abs(casts) <= 2).all(axis=1).mean(), 0.5)
        self.assertGreaterEqual((np.abs(casts) <= 4).all(axis=1).mean(), 0.9)
