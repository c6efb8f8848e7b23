from fractions import Fraction

import av
import numpy as np

from mediatools.video.clip import clip
from mediatools.video.making import film
from mediatools.video.tests.filming import FilmTest

HLG, WIDE = 18, 9


class LightTest(FilmTest):
    """A telephone films a wide range of light (HLG, BT.2020, ten bits); a screen shows BT.709."""

    def telephone(self):
        path = self.folder / "hlg.mp4"
        picture = np.zeros((180, 320, 3), np.uint8)
        picture[:, :160], picture[:, 160:] = 191, (160, 70, 50)
        with av.open(str(path), "w") as made:
            stream = made.add_stream(
                "libx265", rate=25, options={"preset": "ultrafast", "x265-params": "log-level=none"}
            )
            stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p10le"
            context = stream.codec_context
            context.color_trc, context.color_primaries, context.colorspace, context.color_range = (
                HLG,
                WIDE,
                WIDE,
                1,
            )
            for number in range(12):
                frame = av.VideoFrame.from_ndarray(picture, "rgb24").reformat(
                    format="yuv420p10le", dst_colorspace="ITU709"
                )
                frame.colorspace = frame.color_primaries = WIDE
                frame.color_trc, frame.color_range = HLG, 1
                frame.pts, frame.time_base = number, Fraction(1, 25)
                made.mux(stream.encode(frame))
            made.mux(stream.encode(None))
        return path

    def test_it_becomes_what_a_screen_shows_and_says_so(self):
        path = self.telephone()
        self.assertEqual(clip(path).transfer, HLG)
        film([[path, 0, None]], self.output)
        with av.open(str(self.output)) as made:
            frame = next(made.decode(video=0))
            self.assertEqual(
                (frame.format.name, int(frame.color_trc), int(frame.colorspace)), ("yuv420p", 1, 1)
            )
            shown = frame.to_ndarray(format="rgb24").astype(int)
        grey, red = shown[90, 60], shown[90, 240]
        self.assertLess(grey.max() - grey.min(), 12)
        self.assertTrue(120 < grey.mean() < 250, grey)
        self.assertGreater(red[0] - red[2], 100 * red[0] / 160)
