"""One piece of a plan, written by its hands, with its files, its people and what the team says of it."""

from datetime import timedelta

from focale.works.models import Appearance, Borrowing, Credit, CreditRole, Piece, PieceFile, Remark
from focale.works.states import How

from .agreeing import agree, permit
from .bringing import bring
from .captioning import caption
from .darkroom import arrange
from .dating import date_piece
from .easy import make_easy
from .showing import show

FACE = (500, 430)
"""Where the face of a portrait is, in thousandths."""


class Writer:
    """Writes the pieces of one production. `by`: the account of who coordinates."""

    def __init__(self, made, guests, painted, by):
        self.made, self.guests, self.painted, self.by = made, guests, painted, by

    def write(self, plan):
        hand, makers = self.made.hand, [self.made.makers[number] for number in plan.makers]
        piece = Piece.objects.begin(plan.kind, self.made.production, makers=makers, by=hand)
        if plan.before:
            piece.write(plan.before, seen=piece.number, by=hand)
        piece.write(self._answers(plan), seen=piece.number, by=self.by if plan.before else hand)
        files = {file.name: self._put(piece, file, plan) for file in plan.files}
        for number, role in plan.roles:
            self._name_role(piece, self.made.makers[number], role)
        for who in plan.about:
            Appearance.objects.note(piece, How.NAMED, person=self._person(who), by=hand)
        self._borrow(piece, plan)
        if plan.easy:
            make_easy(piece, plan, self.made.makers, hand=hand, by=self.by)
        if plan.arranged:
            arrange(piece, next(iter(files.values())).original, plan.arranged, by=hand)
        self._move(piece, plan, files)
        self._settle(piece, plan)
        date_piece(piece, self.made, plan)
        show(piece, plan, self.made.today, by=self.by)

    def _name_role(self, piece, person, role):
        Credit.objects.note(piece, person, role=role, by=self.made.hand)
        for credit in piece.credits.filter(person=person, role=CreditRole.AUTHOR):
            credit.take_off(by=self.made.hand)

    def _borrow(self, piece, plan):
        for facts in plan.borrowed:
            Borrowing.objects.note(piece, by=self.made.hand, **facts)
        if plan.state == "ready" and not plan.borrowed:
            Borrowing.objects.none_in(piece, by=self.made.hand)

    def _answers(self, plan):
        days = self.made.days_ago
        return {
            name: str(self.made.today - timedelta(days=days(value))) if name == "day" else value
            for name, value in plan.answers.items()
        }

    def _put(self, piece, file, plan):
        hand = self.made.hand
        original = bring(self.made.production, self.painted.path(file.name), by=hand)
        if file.cues:
            caption(original, file, by=hand)
        row = PieceFile.objects.put(piece, file.step, original, by=hand)
        if file.alt or file.caption:
            row.describe(alt=file.alt, caption=file.caption, by=hand)
        if file.line:
            row.stand_at(str(file.line), by=hand)
        for how, people in ((How.SEEN, file.seen), (How.HEARD, file.heard)):
            for who in people:
                at = FACE if how == How.SEEN else None
                Appearance.objects.note(piece, how, person=self._person(who), file=row, at=at, by=hand)
        if plan.state != "draft":
            row.note_everybody(by=hand)
        return row

    def _person(self, who):
        return self.guests[who] if isinstance(who, str) else self.made.makers[who]

    def _move(self, piece, plan, files):
        if plan.state == "draft":
            return
        piece.propose(by=self.made.hand)
        for said in plan.remarks:
            facts = {"field": said.field, "quote": said.quote, "file": files.get(said.file)}
            remark = Remark.objects.make(piece, said.words, at=said.at or None, by=self.by, **facts)
            if said.is_settled:
                remark.settle(by=self.made.hand)
        if plan.state == "to_correct":
            piece.send_back(by=self.by)
        elif plan.state == "ready":
            piece.accept(by=self.by)

    def _settle(self, piece, plan):
        """How they are named, and who has said yes to what."""
        piece.refresh_from_db()
        first = {number: self.made.makers[number].pk for number in plan.makers}
        for number, (named_as, pen_name) in plan.named.items():
            for credit in piece.credits.filter(person=first[number]):
                credit.name(named_as, pen_name=pen_name, by=self.by)
        if plan.state == "draft":
            return
        silent = {self._person(who).pk for who in plan.silent}
        refusing = {self._person(who).pk for who in plan.refusing}
        for credit in piece.credits.select_related("piece", "person"):
            permit(credit, plan, is_silent=credit.person_id in silent, by=self.by)
        for row in piece.appearances.exclude(person=None).select_related("person"):
            who = row.person_id
            agree(row, plan.shown, is_silent=who in silent, says_no=who in refusing, by=self.by)
