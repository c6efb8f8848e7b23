import struct
from pathlib import Path

import av
import numpy as np
from PIL import Image

from mediatools.refusing import Refused
from mediatools.video.ahead import ahead
from mediatools.video.canvas import canvas
from mediatools.video.clip import clip
from mediatools.video.making import film
from mediatools.video.tests.filming import FilmTest, grey

PHONE = Path(__file__).resolve().parents[4] / "shared/data/video/VID_20191220_170832.mp4"
TURNS = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


class ClipTest(FilmTest):
    def turned(self, angle):
        """A film whose top left corner is red, that says it is to be turned clockwise to be looked at."""

        def paint(second, size, flash):
            picture = np.full((size[1], size[0], 3), 60, np.uint8)
            picture[: size[1] // 3, : size[0] // 3] = (230, 20, 20)
            return picture

        path = self.filmed(f"turned{angle}.mp4", 1, paint=paint, sound=False)
        content = bytearray(path.read_bytes())
        at = content.index(b"tkhd") + 4 + 40
        a, b, c, d = (value * 65536 for value in TURNS[angle])
        content[at : at + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
        path.write_bytes(content)
        return path

    def test_a_phone_held_another_way_is_turned_upright(self):
        corners = {90: (0, -1), 180: (-1, -1), 270: (-1, 0)}
        for angle, (row, column) in corners.items():
            path = self.turned(angle)
            self.assertEqual(clip(path).turn, angle)
            film([[path, 0, None]], self.output)
            picture = self.pictures()[10].astype(int)
            self.assertEqual(picture.shape[:2], (180, 320) if angle == 180 else (320, 180))
            red = picture[10 if row == 0 else -10, 10 if column == 0 else -10]
            self.assertGreater(red[0] - red[1], 100, angle)

    def test_a_film_held_upright_keeps_its_width_as_its_height_is_asked(self):
        upright = clip(self.filmed(size=(180, 320), seconds=1))
        self.assertEqual((canvas([upright], 90).width, canvas([upright], 90).height), (90, 160))

    def test_sizes_are_even_and_rates_steady_and_not_over_thirty(self):
        odd = clip(self.filmed(size=(322, 182), seconds=1, rate=50))
        into = canvas([odd], 101)
        self.assertEqual((into.width % 2, into.height % 2, into.rate), (0, 0, 25))

    def test_what_a_browser_records_does_not_say_how_long_it_is(self):
        path = self.folder / "recorded.webm"
        with (
            av.open(str(self.filmed(seconds=2))) as source,
            av.open(str(path), "w", options={"live": "1"}) as made,
        ):
            picture = made.add_stream("libvpx", rate=25, options={"deadline": "realtime", "cpu-used": "8"})
            picture.width, picture.height, picture.pix_fmt = 320, 180, "yuv420p"
            heard = made.add_stream("libopus", rate=48000)
            for frame in source.decode(video=0):
                frame.pict_type = 0
                made.mux(picture.encode(frame))
            made.mux(picture.encode(None))
            source.seek(0)
            for frame in source.decode(audio=0):
                made.mux(heard.encode(frame))
            made.mux(heard.encode(None))
        with av.open(str(path)) as made:
            self.assertIsNone(made.duration)
        self.assertAlmostEqual(clip(path).seconds, 2, delta=0.1)
        self.assertEqual(clip(path).rate, 25)
        answer = film([[path, 0.5, None]], self.output)
        self.assertAlmostEqual(answer["seconds"], 1.5, delta=0.1)
        self.assertAlmostEqual(self.pictures()[20].mean(), grey(1), delta=4)

    def test_a_cut_is_kept_within_the_film(self):
        path = self.filmed(seconds=2)
        taken = clip(path, -1, 99)
        self.assertEqual((taken.start, round(taken.stop, 1)), (0, 2.0))
        with self.assertRaisesRegex(Refused, "Il ne reste rien"):
            clip(path, 1.5, 1.5)

    def test_a_recording_without_pictures_is_no_film(self):
        path = self.folder / "sound.m4a"
        with av.open(str(self.filmed(seconds=1))) as source, av.open(str(path), "w") as made:
            stream = made.add_stream_from_template(source.streams.audio[0])
            for packet in source.demux(audio=0):
                if packet.dts is not None:
                    packet.stream = stream
                    made.mux(packet)
        with self.assertRaisesRegex(Refused, "pas d’image animée"):
            clip(path)

    def test_the_poster_is_where_there_is_most_to_see_or_where_one_says(self):
        def paint(second, size, flash):
            chance = np.random.default_rng(int(second)).integers(0, 255, (9, 16), dtype=np.uint8)
            fine = (
                np.kron(chance, np.ones((20, 20), np.uint8))
                if second >= 2
                else np.zeros((180, 320), np.uint8)
            )
            return np.repeat(fine[..., None], 3, axis=2)

        source, poster = self.filmed(seconds=3, paint=paint, sound=False), self.folder / "poster.jpg"
        for at, bright in ((None, True), (0.5, False)):
            film(
                [[source, 0, None]],
                self.output,
                title={"title": "Un", "seconds": 1},
                poster=poster,
                poster_at=at,
            )
            with Image.open(poster) as image:
                self.assertEqual(
                    (image.format, image.size, bool(image.getexif())), ("JPEG", (320, 180), False)
                )
                self.assertEqual(np.asarray(image).std() > 30, bright)

    def test_a_film_of_a_phone_loses_where_it_was_filmed(self):
        if PHONE.exists():
            film([[PHONE, 0.4, 1.2]], self.output, heights=[180])
            self.assertNotIn(b"-15.83", self.output.read_bytes())
            self.assertEqual(self.pictures()[0].shape, (180, 320, 3))


class AheadTest(FilmTest):
    def test_everything_comes_in_order_and_an_error_arrives(self):
        def fails():
            yield 1
            raise Refused("non")

        self.assertEqual(list(ahead(range(50), 3)), list(range(50)))
        with self.assertRaisesRegex(Refused, "non"):
            list(ahead(fails()))

    def test_who_stops_early_leaves_nobody_working(self):
        made = []
        frames = ahead((made.append(n) or n for n in range(10_000)), 2)
        self.assertEqual(next(frames), 0)
        frames.close()
        self.assertLess(len(made), 10)
