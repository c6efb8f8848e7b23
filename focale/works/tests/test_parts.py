"""A part for the printer is shown by a picture of it, whatever its file is called."""

from focale.testing import FocaleTest
from focale.works.models import Original
from mediatools.imagined.parts import part
from mediatools.tests.solids import binary, cube

from .bringing import begin, bring, do_all_work


class PartsTest(FocaleTest):
    def test_a_part_is_seen_before_anybody_prints_it(self):
        production = begin(self)
        for name in ("lid", "pinhole"):
            bring(production, part(name), f"{name}.stl", by=self.karim)
        do_all_work()
        for original in production.originals.all():
            self.assertEqual((original.state, original.family), ("ready", "mesh"))
            shown = {row.label: row for row in original.renditions.all()}
            self.assertEqual(shown["640"].media_type, "image/webp")
            self.assertEqual(shown["640"].width, shown["640"].height)
        first, second = production.originals.all()
        self.assertNotEqual(
            first.renditions.get(label="640").address, second.renditions.get(label="640").address
        )
        self.client.force_login(self.karim)
        page = self.client.get(f"/productions/{production.pk}/")
        for original in production.originals.all():
            self.assertContains(page, f"/medias/{original.renditions.get(label='320').key}")

    def test_its_measures_are_kept_and_told(self):
        production = begin(self)
        bring(production, binary(cube(12.4)), "cube.stl", by=self.karim)
        bring(production, binary(cube(12.4)[1:]), "ouvert.stl", by=self.karim)
        do_all_work()
        self.client.force_login(self.karim)
        whole, leaking = (self.told(name) for name in ("cube.stl", "ouvert.stl"))
        self.assertIn("<dt>Dimensions</dt><dd>12,4 × 12,4 × 12,4 mm</dd>", whole)
        self.assertIn("<dt>Volume</dt><dd>1,91 cm³</dd>", whole)
        self.assertIn("<dt>Surface</dt><dd>9,23 cm², fermée</dd>", whole)
        self.assertIn("cm², pas fermée", leaking)
        self.assertIn("peut mal s’imprimer", leaking)

    def told(self, name):
        return self.client.get(
            f"/productions/fichiers/{Original.objects.get(name=name).pk}/"
        ).content.decode()
