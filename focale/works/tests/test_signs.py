"""What stands in the place of a file of which nothing can be seen yet."""

from django.urls import reverse

from focale.works.models import Rendition

from .made import PieceTest


class SignTest(PieceTest):
    def test_what_is_still_being_made_says_so_until_it_is_there(self):
        piece = self.photograph()
        file = self.put(piece)
        self.client.force_login(self.samira)
        address = reverse("piece", args=[piece.pk])
        self.assertContains(self.client.get(address), "image · en préparation")
        facts = {"address": "a" * 64, "size": 1, "width": 320, "height": 200}
        Rendition.objects.create(original=file.original, label="320", media_type="image/webp", **facts)
        self.assertNotContains(self.client.get(address), "en préparation")

    def test_what_is_never_shown_is_called_by_its_kind_alone(self):
        piece = self.photograph()
        self.put(piece)
        piece.files.get().original.__class__.objects.update(family="document")
        self.client.force_login(self.samira)
        page = self.client.get(reverse("piece", args=[piece.pk]))
        self.assertContains(page, ">document</span>")
