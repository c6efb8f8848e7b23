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

from .gate import Gate
from .models import Piece, Showing

BELIEVED = timedelta(seconds=20)
KEPT_BY_BROWSERS = timedelta(seconds=30)
MEDIA_CACHE = f"public, max-age={KEPT_BY_BROWSERS.seconds}, must-revalidate"
CHANGES = "showings"
"""What rises when a verb of ours changes what the gate would say: then nothing older is believed."""


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
    if showing.portfolio_id is None and showing.lacking_since:
        return None
    return showing if answer_of(showing).on_the_site else None


def answer_of(showing) -> Answer:
    """The gate's answer for this showing: asked now, or not longer ago than it is believed."""
    return answers_of([showing])[showing.pk]


def answers_of(showings) -> dict[int, Answer]:
    """The same for several at once, by their keys: those not known are asked for together."""
    version = Version.of(CHANGES)
    keys = {showing.pk: f"showing:{showing.pk}:{version}" for showing in showings}
    known, now = cache.get_many(keys.values()), timezone.now()
    found = {pk: known.get(key) for pk, key in keys.items()}
    fresh = {pk: one for pk, one in found.items() if one and timedelta(0) <= now - one.asked_at < BELIEVED}
    if unknown := [showing for showing in showings if showing.pk not in fresh]:
        asked = _ask(unknown, now)
        cache.set_many({keys[pk]: answer for pk, answer in asked.items()}, BELIEVED.seconds)
        fresh |= asked
    return fresh


def _ask(showings, now):
    gate = Gate(Piece.objects.filter(pk__in={showing.piece_id for showing in showings}))
    owners = {showing.portfolio_id: showing.portfolio for showing in showings}
    decided = {key: owner is None or owner.is_still_decided() for key, owner in owners.items()}
    found = {}
    for showing in showings:
        yes = {use: bool(gate.verdict(showing.piece, use)) for use in (Use.WEB, Use.SOCIAL)}
        on_the_site = yes[Use.WEB] and decided[showing.portfolio_id]
        found[showing.pk] = Answer(now, on_the_site, yes[Use.SOCIAL])
    return found
