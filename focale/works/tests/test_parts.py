"""A part for the printer is shown by a picture of it, whatever its file is called."""

from focale.testing import FocaleTest
from mediatools.imagined.parts import part

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
