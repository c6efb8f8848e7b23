"""A face that is veiled is veiled in everything made of the picture, and what showed it is gone at once."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import Image

from focale.works import keeping
from focale.works.models import Making, Original
from focale.works.models.making import Progress
from focale.works.views.veils import offered

from .made import PieceTest

FACE = [250, 250, 500, 500]


class VeilingTest(PieceTest):
    def setUp(self):
        super().setUp()
        with TemporaryDirectory() as folder:
            path = Path(folder) / "bruit.png"
            Image.frombytes("RGB", (400, 400), os.urandom(400 * 400 * 3)).save(path)
            address = keeping.put(path)
        facts = {"sha256": address, "size": 10, "name": "bruit.png", "family": "picture", "state": "ready"}
        self.picture = Original.objects.create(production=self.production, **facts)
        self.picture.makings.ask(self.picture, "render")
        Making.objects.get().run()

    def middle(self):
        """How different the middle of what is shown is from one point to the next."""
        shown = self.picture.renditions.get(label="320")
        with keeping.opened(shown.address) as file:
            picture = Image.open(file).convert("L")
            across, down = (side // 2 for side in picture.size)
            points = list(picture.crop((across - 20, down - 20, across + 20, down + 20)).getdata())
        return sum(abs(one - other) for one, other in zip(points, points[1:], strict=False)) / len(points)

    def test_the_veil_is_in_the_pixels_and_what_showed_the_face_is_gone(self):
        before, clear = self.picture.renditions.get(label="320"), self.middle()
        self.picture.veil([FACE], by=self.coralie)
        self.assertFalse(self.picture.renditions.exists())
        self.assertIsNone(keeping.size(before.address))
        Making.objects.get().run()
        self.assertGreater(clear, 20)
        self.assertLess(self.middle(), 3)

    def test_a_veil_put_while_the_picture_is_made_is_in_what_is_kept(self):
        stale = Original.objects.get(pk=self.picture.pk)
        self.picture.veil([FACE], by=self.coralie)
        stale.render(lambda part: None)
        self.assertLess(self.middle(), 3)

    def test_the_end_of_former_work_is_not_that_of_the_work_asked_for_since(self):
        making = Making.objects.get()
        Making.objects.update(progress=Progress.RUNNING)
        self.picture.veil([FACE], by=self.coralie)
        making._become(Progress.DONE)
        self.assertEqual(Making.objects.get().progress, Progress.WAITING)

    def test_a_box_stays_inside_the_picture(self):
        wrong = [0, 0, 0, 10], [990, 0, 20, 20], [-1, 0, 5, 5], ["a", 0, 5, 5], [1, 2, 3], [[1], 2, 3, 4]
        for box in wrong:
            with self.subTest(box=box), self.assertRaises(ValidationError):
                self.picture.veil([box], by=self.coralie)
        with self.assertRaises(ValidationError):
            self.picture.veil([FACE] * 41, by=self.coralie)

    def test_the_page_offers_what_is_proposed_and_hides_what_is_ticked(self):
        Original.objects.update(facts={"faces": [FACE, [0, 0, 100, 100]]})
        address = reverse("original-veils", args=[self.picture.pk])
        self.client.force_login(self.coralie)
        self.assertContains(self.client.get(address), "proposé", count=2)
        self.client.post(address, {"box": ["250,250,500,500"]})
        self.picture.refresh_from_db()
        self.assertEqual(self.picture.veils, [FACE])
        self.assertEqual([one["is_hidden"] for one in offered(self.picture)], [True, False])
        refused = self.client.post(address, {"box": ["x"]}, follow=True)
        self.assertContains(refused, "pas lisible")

    def test_a_place_is_hidden_by_its_sides_in_numbers_where_nothing_is_drawn(self):
        address = reverse("original-veils", args=[self.picture.pk])
        self.client.force_login(self.coralie)
        sides = {"left": "25", "top": "25,5", "right": "75", "bottom": "100"}
        self.client.post(address, {"box": ["0,0,100,100"]} | sides)
        self.picture.refresh_from_db()
        self.assertEqual(self.picture.veils, [[0, 0, 100, 100], [250, 255, 500, 745]])
        for wrong in ({"left": "80"}, {"right": "120"}, {"top": ""}, {"bottom": "nan"}, {"bottom": "1e400"}):
            with self.subTest(wrong=wrong):
                refused = self.client.post(address, sides | wrong, follow=True)
                self.assertContains(refused, "Ce cadre")
        self.picture.refresh_from_db()
        self.assertEqual(len(self.picture.veils), 2)

    def test_a_family_that_did_not_bring_it_does_not_change_it(self):
        self.client.force_login(self.samira)
        self.assertEqual(self.client.get(reverse("original-veils", args=[self.picture.pk])).status_code, 404)

    def test_what_stands_in_a_piece_is_not_thrown_away(self):
        piece = self.photograph()
        self.put(piece)
        with self.assertRaisesMessage(ValidationError, "Le marché"):
            piece.files.get().original.throw_away(by=self.coralie)
        piece.remove(by=self.coralie)
        piece.files.get().original.throw_away(by=self.coralie)
