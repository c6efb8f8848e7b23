"""A sound and a film are made light enough to be listened to and looked at on the page."""

import io
import tempfile
import wave
from pathlib import Path
from random import Random

import av
from django.test import Client
from PIL import Image

from focale.testing import FocaleTest
from focale.works import keeping

from .bringing import begin, bring, do_all_work


def recording(seconds=2) -> bytes:
    """A WAV of noise that swells."""
    written, chance = io.BytesIO(), Random(1)
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        for place in range(seconds * 16_000):
            file.writeframes(
                int(chance.gauss(0, 2000) * (place % 4000) / 4000).to_bytes(2, "little", signed=True)
            )
    return written.getvalue()


def film(seconds=2, size=(160, 90)) -> bytes:
    """An MP4 of one colour after the other."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        with av.open(str(path), "w") as made:
            stream = made.add_stream("libx264", rate=10)
            stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
            for number in range(seconds * 10):
                frame = av.VideoFrame.from_image(Image.new("RGB", size, (number * 12, 90, 200)))
                made.mux(stream.encode(frame))
            made.mux(stream.encode())
        return path.read_bytes()


class RecordingsTest(FocaleTest):
    def shown(self, content, name):
        """What is shown of it, by label, and its page."""
        original = bring(begin(self), content, name, by=self.samira).original
        do_all_work()
        client = Client()
        client.force_login(self.samira)
        page = client.get(f"/productions/fichiers/{original.pk}/")
        return {each.label: each for each in original.renditions.all()}, page

    def test_a_sound_is_heard_on_its_page(self):
        found, page = self.shown(recording(), "voix.wav")
        self.assertEqual({label: each.media_type for label, each in found.items()}, {"sound": "audio/mpeg"})
        self.assertContains(page, f'src="/medias/{found["sound"].key}"')
        self.assertContains(page, "0:02")
        with keeping.local(found["sound"].address) as path, av.open(str(path)) as made:
            self.assertAlmostEqual(made.duration / 1_000_000, 2, delta=0.2)

    def test_a_film_is_seen_with_its_poster(self):
        found, page = self.shown(film(), "film.mp4")
        self.assertEqual(set(found), {"film", "320", "640", "1280", "1920"})
        self.assertEqual(found["film"].media_type, "video/mp4")
        self.assertContains(page, "<video")
        self.assertContains(page, 'poster="/medias/')
