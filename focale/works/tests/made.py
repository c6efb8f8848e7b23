"""Pieces for the tests: a production of Lina's, a photograph in it, and the yes of everybody."""

import hashlib

from focale.people.models import Consent, Purpose, Use
from focale.testing import FocaleTest
from focale.works.models import Appearance, Borrowing, Original, Permission, Piece, PieceFile, Production
from focale.works.states import MEDIA, How


class PieceTest(FocaleTest):
    def setUp(self):
        super().setUp()
        facts = {"title": "Portraits du quartier", "season": self.season}
        self.production = Production.objects.begin(by=self.coralie, makers=[self.lina, self.nour], **facts)

    def original(self, family="picture", name="image.jpg"):
        digest = hashlib.sha256(name.encode()).hexdigest()
        facts = {"size": 10, "name": name, "family": family, "state": "ready"}
        return Original.objects.get_or_create(production=self.production, sha256=digest, defaults=facts)[0]

    def photograph(self, *, makers=None, **answers):
        makers = [self.lina] if makers is None else makers
        piece = Piece.objects.begin("photograph", self.production, makers=makers, by=self.coralie)
        piece.write({"title": "Le marché"} | answers, seen=piece.number, by=self.coralie)
        return piece

    def put(self, piece, step="image", **facts):
        return PieceFile.objects.put(piece, step, self.original(**facts), by=self.coralie)

    def ready(self, piece=None):
        """A photograph the team has accepted, described, on which nobody is to be seen."""
        piece = piece or self.photograph()
        file = self.put(piece)
        file.describe(alt="Des étals de fruits", caption="", by=self.coralie)
        file.note_everybody(by=self.coralie)
        Borrowing.objects.none_in(piece, by=self.samira)
        piece.propose(by=self.samira)
        piece.accept(by=self.coralie)
        piece.refresh_from_db()
        return piece

    def permit(self, piece, *givers, uses=(Use.WEB,), **terms):
        """These say yes to show the work of each maker they answer for."""
        for credit in piece.credits.all():
            for giver in givers:
                Permission.objects.give(
                    credit, given_by=giver, uses=uses, wording="J'accepte.", by=self.coralie, **terms
                )

    def agree(self, subject, *givers, use=Use.WEB, how=How.SEEN, agreed=True, **terms):
        for giver in givers:
            facts = {"use": use, "medium": MEDIA[how], "agreed": agreed, "wording": "J'accepte."} | terms
            Consent.objects.give(Purpose.IMAGE, subject=subject, given_by=giver, by=self.coralie, **facts)

    def appear(self, piece, person, how=How.SEEN):
        """Somebody is noted on a piece that is ready: the team opens it, notes, and accepts it again."""
        piece.reopen(by=self.coralie)
        row = Appearance.objects.note(piece, how, person=person, by=self.coralie)
        piece.propose(by=self.samira)
        piece.accept(by=self.coralie)
        piece.refresh_from_db()
        return row
