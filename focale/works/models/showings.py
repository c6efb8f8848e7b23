"""Opening a showing, and the questions one asks of many."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now

from focale.ground.models import record
from focale.people.models import Guardianship, Use
from focale.people.rights import Right, may

from .piece import Piece
from .portfolio import Portfolio
from .production import Production


class ShowingQuerySet(models.QuerySet):
    def visible_to(self, account):
        """To who sees the piece, and to who has a part in it or decides for somebody who has: where one's
        face or work is shown is one's own affair."""
        if may(account, Right.KEEP_WORKS):
            return self
        person = getattr(account, "person", None)
        if person is None:
            return self.none()
        wards = Guardianship.objects.of_the_deciding(person).values("ward")
        mine = _with_a_part(Q(person=person) | Q(person__in=wards))
        return self.filter(Q(piece__in=Piece.objects.visible_to(account)) | mine)

    def changeable_by(self, account):
        """To who changes the production; those of a portfolio are its owner's."""
        productions = Production.objects.changeable_by(account)
        return self.filter(portfolio=None, piece__production__in=productions)

    def with_part_of(self, person):
        """Those of pieces this person made, or is seen, heard or named in."""
        return self.filter(_with_a_part(Q(person=person)))

    def standing(self):
        """Those nobody has ended; of a portfolio, while others may look at it."""
        is_open = Q(portfolio=None) | Q(portfolio__in=Portfolio.objects.open())
        return self.filter(is_open, ended_at=None)

    def online(self):
        """Those this site itself gives to the public."""
        return self.filter(use=Use.WEB)

    def to_settle(self):
        """The team's work: shown elsewhere than here, and no longer allowed."""
        return self.standing().exclude(use=Use.WEB).exclude(lacking_since=None).filter(settled_at=None)

    @transaction.atomic
    def open(self, piece, use, *, by, **facts):
        """Show a piece there. Refuses with the sentences of the gate. `facts`: place, copies, from_on, until,
        is_findable."""
        held = piece.held()
        held.refuse_unreviewed_by(by)
        showing = self.model(piece=held, use=use, opened_by=by, **facts)
        showing.full_clean(exclude=["piece", "opened_by"])
        if use == Use.WEB and held.showings.online().filter(portfolio=None, ended_at=None).exists():
            raise ValidationError(_now("Cette création a déjà une adresse sur le site."))
        verdict = held.may_be_published(use, max(showing.from_on, timezone.localdate()))
        if not verdict:
            raise ValidationError(verdict.sentences)
        showing.save()
        record("showing.opened", showing, by=by, piece=held.pk, use=use, place=showing.place)
        return showing

    @transaction.atomic
    def choose(self, portfolio, piece, *, by):
        """One's own piece on the portfolio, behind the others; once. It shows when the gate says yes."""
        portfolio.refuse_strangers(by)
        held = piece.held()
        if not Piece.objects.made_for(by).filter(credits__person=portfolio.person_id, pk=held.pk).exists():
            raise ValidationError(_now("Seules vos propres créations vont sur ce portfolio."))
        if known := portfolio.showings.filter(piece=held, ended_at=None).first():
            return known
        last = portfolio.showings.aggregate(last=models.Max("rank"))["last"] or 0
        showing = self.create(piece=held, use=Use.WEB, portfolio=portfolio, rank=last + 1, opened_by=by)
        record("portfolio.piece_chosen", portfolio, by=by, piece=held.pk)
        return showing

    @transaction.atomic
    def leave_portfolio_of(self, person, *, by):
        """It is not the work of this person (a key) after all: it stands no more on their portfolio."""
        for showing in self.filter(portfolio__person=person, ended_at=None):
            self.model.objects.filter(pk=showing.pk).update(ended_at=timezone.now())
            record("showing.ended", showing, by=by, piece=showing.piece_id)


def _with_a_part(whose) -> Q:
    """Of pieces with a credit or an appearance of these."""
    parts = [Piece._meta.get_field(name).related_model for name in ("credits", "appearances")]
    made, seen = (part.objects.filter(whose).values("piece") for part in parts)
    return Q(piece__in=made) | Q(piece__in=seen)
