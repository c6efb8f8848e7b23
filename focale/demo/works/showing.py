"""Where pieces are shown: on the site, on paper, on a wall, in a portfolio; and a yes that was taken
back."""

from datetime import timedelta

from focale.people.models import Use
from focale.works.models import Credit, Permission, Piece, Portfolio, Showing
from focale.works.models.credit import NamedAs
from focale.works.models.portfolio import Openness
from focale.works.states import State

LATER = timedelta(days=2)


def show(piece, plan, today, *, by):
    """On the site as soon as everybody agrees; elsewhere as the plan says."""
    piece.refresh_from_db()
    if piece.state != State.READY:
        return
    from_on = min((piece.written_at + LATER).date(), today)
    if Use.WEB in plan.shown and piece.may_be_published(Use.WEB):
        Showing.objects.open(piece, Use.WEB, by=by, from_on=from_on, is_findable=True)
    for use, place, copies in plan.showings:
        if piece.may_be_published(use):
            Showing.objects.open(piece, use, by=by, place=place, copies=copies, from_on=from_on)
    if plan.is_withdrawn:
        credit = Credit.objects.filter(piece=piece).order_by("pk").first()
        for given in Permission.objects.in_force().filter(credit=credit):
            given.withdraw(by=by)


def open_portfolio(child, words, titles, *, by):
    """What a child has chosen, opened by the secret link of who decides."""
    portfolio = Portfolio.objects.of(child)
    portfolio.write(words=words, named_as=NamedAs.FIRST, by=by)
    for title in titles:
        piece = Piece.objects.standing().filter(title=title, credits__person=child).first()
        if piece is None:
            raise LookupError(f"{child} has not made « {title} »")
        Showing.objects.choose(portfolio, piece, by=by)
    portfolio.open_to(Openness.LINK, by=by)
