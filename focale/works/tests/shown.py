"""A photograph that is shown: made, accepted, agreed to by all, with a picture in the store."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.urls import reverse

from focale.people.models import Use
from focale.works import keeping
from focale.works.models import Rendition, Showing

from .made import PieceTest

BYTES = bytes(range(256)) * 8


def kept(content=BYTES) -> str:
    """The address of this content, put into the store."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made"
        path.write_bytes(content)
        return keeping.put(path)


class ShownTest(PieceTest):
    USES = tuple(Use.values)

    def setUp(self):
        super().setUp()
        self.piece = self.ready()
        self.permit(self.piece, self.lina, self.samira.person, uses=self.USES)

    def rendition(self, piece=None, label="1280", content=BYTES, **facts):
        original = (piece or self.piece).files.get().original
        facts = {"media_type": "image/webp", "width": 1280, "height": 853} | facts
        address = kept(content)
        return Rendition.objects.create(
            original=original, label=label, address=address, size=len(content), **facts
        )

    def show(self, piece=None, use=Use.WEB, **facts):
        return Showing.objects.open(piece or self.piece, use, by=self.coralie, **facts)

    def page(self, showing, **headers):
        return self.client.get(reverse("showing", args=[showing.key]), headers=headers)

    def media(self, showing, made, method="get", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        address = reverse("showing-media", args=[showing.key, made.key])
        return getattr(self.client, method)(address, headers=named)

    def withdraw(self, giver=None):
        """The word of one who decides is taken back by the team, on the word of a consent of people's."""
        rows = self.piece.credits.get().permissions.filter(ended_at=None)
        rows.get(given_by=giver or self.samira.person).withdraw(by=self.coralie)
