from fractions import Fraction

import av
import numpy as np

from mediatools.video.burning import colours
from mediatools.video.making import film
from mediatools.video.tests.filming import FilmTest

RED, GREY = (200, 40, 60), (64, 64, 64)
BT709, BT601, LIMITED, FULL = 1, 6, 1, 2


class ColoursTest(FilmTest):
    """Whatever a clip says of its colours (or does not say), the same red comes out."""

    def coloured(self, name, size, matrix, spread=LIMITED, *, told=True):
        """Half red, half grey, in the numbers of this matrix and range; `told`: whether the file says
        which."""
        rgb = np.full((size[1], size[0], 3), GREY, np.uint8)
        rgb[:, : size[0] // 2] = RED
        light, blue, red = colours(rgb, matrix)
        if spread == FULL:
            light, blue, red = (
                (light - 16) * 255 / 219,
                *((each - 128) * 255 / 224 + 128 for each in (blue, red)),
            )
        planes = [light, blue[::2, ::2], red[::2, ::2]]
        packed = np.concatenate([np.rint(each).astype(np.uint8).ravel() for each in planes])
        path = self.folder / name
        with av.open(str(path), "w") as made:
            stream = made.add_stream("libx264", rate=25, options={"crf": "8", "preset": "ultrafast"})
            stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
            if told:
                stream.codec_context.colorspace, stream.codec_context.color_range = matrix, spread
            for number in range(15):
                frame = av.VideoFrame.from_ndarray(packed.reshape(-1, size[0]), "yuv420p")
                frame.pts, frame.time_base = number, Fraction(1, 25)
                if told:
                    frame.colorspace, frame.color_range = matrix, spread
                made.mux(stream.encode(frame))
            made.mux(stream.encode(None))
        return path

    def assert_shown(self, number, matrix):
        """The picture of this number has our red and our grey, in the matrix the film names."""
        with av.open(str(self.output)) as made:
            frame = list(made.decode(video=0))[number]
        self.assertEqual((int(frame.colorspace), int(frame.color_range)), (matrix, LIMITED))
        packed = frame.to_ndarray()
        height, width = frame.height, frame.width
        chroma = packed[height:].reshape(2, height // 2, width // 2)
        wanted = colours(np.array([[RED, GREY]], np.uint8), matrix)
        for side, place in enumerate((width // 4, width * 3 // 4)):
            found = [packed[height // 2, place], *chroma[:, height // 4, place // 2]]
            np.testing.assert_allclose(found, [plane[0, side] for plane in wanted], atol=3)

    def test_alone(self):
        for size, matrix, spread, told in (
            ((1280, 720), BT709, LIMITED, True),
            ((1280, 720), BT709, LIMITED, False),
            ((640, 480), BT601, LIMITED, False),
            ((640, 480), BT601, FULL, True),
            ((640, 480), BT709, LIMITED, True),
        ):
            with self.subTest(size=size, matrix=matrix, spread=spread, told=told):
                film(
                    [[self.coloured("in.mp4", size, matrix, spread, told=told), 0, None]],
                    self.output,
                    heights=[240],
                )
                self.assert_shown(5, matrix)

    def test_an_old_camera_joined_to_a_new_one(self):
        old = self.coloured("old.mp4", (640, 480), BT601, FULL)
        new = self.coloured("new.mp4", (1280, 720), BT709, told=False)
        film([[old, 0, None], [new, 0, None]], self.output, heights=[240])
        self.assert_shown(5, BT709)
        self.assert_shown(20, BT709)
