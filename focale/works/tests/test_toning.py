"""The clock has each picture looked at once: in colour, or in black and white."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from focale.works import keeping
from focale.works.models import Original

from .made import PieceTest


class ToningTest(PieceTest):
    def lit(self, name, mode):
        """A picture with its smallest light version."""
        original = self.original(name=name)
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            Image.linear_gradient("L").convert(mode).save(path)
            facts = {"media_type": "image/png", "width": 256, "height": 256}
            original.renditions.keep(original, "320", path, **facts)
        return original

    def test_each_is_looked_at_once_and_its_other_facts_stay(self):
        grey = self.lit("gris.png", "RGB")
        Original.objects.filter(pk=grey.pk).update(facts={"faces": []})
        self.assertEqual(Original.objects.find_tones(), 1)
        grey.tell_tones()
        grey.refresh_from_db()
        self.assertEqual(grey.facts, {"faces": [], "tones": "black_white"})
        self.assertEqual(Original.objects.find_tones(), 0)

    def test_what_cannot_be_read_is_not_asked_again_for_ever(self):
        broken = self.lit("casse.png", "L")
        with TemporaryDirectory() as folder:
            path = Path(folder) / "casse.png"
            path.write_bytes(b"rien")
            address = keeping.put(path)
        broken.renditions.update(address=address)
        broken.tell_tones()
        broken.refresh_from_db()
        self.assertEqual(broken.facts["tones"], "")
        self.assertEqual(Original.objects.find_tones(), 0)

    def test_a_picture_without_a_light_version_waits(self):
        self.original(name="nu.png")
        self.assertEqual(Original.objects.find_tones(), 0)
