"""What is shown and no longer allowed: off the site, and told to the team where it is on paper or on a wall.

The clock asks for everything that stands, again and again: a consent withdrawn, one that came to its end, a
birthday, another guardian, a merge and an erasure are all the same to it.
"""

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from focale.ground.models import Version, record

from .gate import Gate
from .models import Piece, Portfolio, Showing
from .shown_now import CHANGES
from .team_letter import tell_team

AT_ONCE, AT_REST = 300, 20
TICKS = 30
"""At rest each is asked within so many calls of the clock, one every two seconds: in a minute."""
ROUND = "showings-round"
"""How far the clock has come, in this process: at which change, behind which showing, in a hurry or not."""


def look_at_showings() -> int:
    """The clock, every other second: some of what stands. After an answer to a consent, or a verb of ours,
    all of it as fast as it goes; at rest a thirtieth, so that nothing else waits. How many lack a yes now."""
    number = Version.of(CHANGES)
    now = cache.get(ROUND) or {"number": None, "last": 0, "hurries": True}
    if now["number"] != number:
        now = {"number": number, "last": 0, "hurries": True}
    if not now["last"]:
        _close_portfolios()
    rows = Showing.objects.standing().order_by("pk")
    most = AT_ONCE if now["hurries"] else max(AT_REST, -(-rows.count() // TICKS))
    batch = list(rows.filter(pk__gt=now["last"]).select_related("piece", "portfolio__person")[:most])
    found = look_at(batch)
    is_round = len(batch) < most
    now |= {"last": 0 if is_round else batch[-1].pk, "hurries": now["hurries"] and not is_round}
    cache.set(ROUND, now, None)
    return len(found)


def look_at(showings) -> list:
    """Ask the gate for these, which stand, and do what it says. Those found no longer allowed; they are
    written down, and told to the team, once."""
    if not showings:
        return []
    today = timezone.localdate()
    gate = Gate(Piece.objects.filter(pk__in={showing.piece_id for showing in showings}), today)
    lacking = []
    for showing in showings:
        is_allowed = bool(gate.verdict(showing.piece, showing.use))
        if showing.until and showing.until < today:
            _mark(showing, "showing.over", ended_at=timezone.now())
        elif not is_allowed and showing.lacking_since is None:
            lacking.append(showing)
        elif is_allowed and _comes_back(showing):
            words = None if showing.portfolio_id else "showing.agreed_again"
            _mark(showing, words, lacking_since=None)
    return _write_down(lacking) if lacking else []


def _comes_back(showing) -> bool:
    """By itself: on a portfolio, or on a wall where nobody has taken it down. Not at an address of its own,
    for which the team says so."""
    is_kept = not showing.is_online and showing.settled_at is None
    return bool(showing.lacking_since and (showing.portfolio_id or is_kept))


@transaction.atomic
def _mark(showing, what, **facts):
    former = {name: getattr(showing, name) for name in facts}
    if Showing.objects.filter(pk=showing.pk, **former).update(**facts) and what:
        record(what, showing, by=None, piece=showing.piece_id)
    showing.__dict__.update(facts)


@transaction.atomic
def _write_down(lacking) -> list:
    now, found = timezone.now(), []
    for showing in lacking:
        if Showing.objects.filter(pk=showing.pk, lacking_since=None).update(lacking_since=now):
            showing.lacking_since = now
            found.append(showing)
            record("showing.no_longer_agreed", showing, by=None, piece=showing.piece_id, use=showing.use)
    if told := [showing for showing in found if showing.portfolio_id is None]:
        tell_team(told, now)
    return found


def _close_portfolios():
    """Those opened by somebody who no longer decides."""
    rows = Portfolio.objects.open().select_related("person", "opened_by__person")
    decided = {portfolio.pk for portfolio in Portfolio.objects.still_decided(rows)}
    for portfolio in rows:
        if portfolio.pk not in decided:
            portfolio.close(by=None)
