"""What the public may look at this second.

A showing is read from the database each time, so what was ended is gone at once. The answer of the gate is
believed for twenty seconds in this process, and browsers keep a file for thirty: whatever happened to a
consent, nothing of it is given, nor shown from a cache that keeps to our word, after fifty.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils import timezone

from focale.ground.models import Version
from focale.people.models import Use
from focale.people.models.consent import ANSWERED

from .gate import Gate
from .models import Piece, Showing

BELIEVED = timedelta(seconds=20)
KEPT_BY_BROWSERS = timedelta(seconds=30)
MEDIA_CACHE = f"public, max-age={KEPT_BY_BROWSERS.seconds}, must-revalidate"
CHANGES = ANSWERED
"""What rises with an answer to a consent too, and when a verb of ours changes what the gate would say."""


@dataclass(frozen=True)
class Answer:
    """What the gate said of a piece, and when it was asked."""

    asked_at: datetime
    on_the_site: bool
    on_networks: bool


def open_showing(key) -> Showing | None:
    """The showing under this address, if the public may look at it now."""
    rows = Showing.objects.standing().online().filter(key=key)
    showing = rows.select_related("piece", "portfolio__person", "portfolio__opened_by__person").first()
    if showing is None or not showing.runs_on(timezone.localdate()):
        return None
    owner = showing.portfolio
    if not owner.is_still_decided() if owner else showing.lacking_since:
        return None
    return showing if answer_of(showing.piece).on_the_site else None


def answer_of(piece) -> Answer:
    """The gate's answer for this piece: asked now, or not longer ago than it is believed."""
    return answers_of([piece])[piece.pk]


def answers_of(pieces) -> dict[int, Answer]:
    """The same for several at once, by their keys: those not known are asked for together."""
    version, now = Version.of(CHANGES), timezone.now()
    keys = {piece.pk: f"shown:{piece.pk}:{version}" for piece in pieces}
    known = cache.get_many(keys.values())
    found = {pk: known.get(key) for pk, key in keys.items()}
    fresh = {pk: one for pk, one in found.items() if one and timedelta(0) <= now - one.asked_at < BELIEVED}
    if unknown := keys.keys() - fresh.keys():
        gate = Gate(Piece.objects.filter(pk__in=unknown))
        asked = {pk: _asked(gate, piece, now) for pk, piece in gate.pieces.items()}
        cache.set_many({keys[pk]: answer for pk, answer in asked.items()}, BELIEVED.seconds)
        fresh |= asked
    return fresh


def _asked(gate, piece, now) -> Answer:
    return Answer(now, *(bool(gate.verdict(piece, use)) for use in (Use.WEB, Use.SOCIAL)))
