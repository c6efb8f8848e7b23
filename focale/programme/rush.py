"""When everybody comes at the same second: numbers first, then one after the other, in the order of arrival.

Measured: working out one registration takes several milliseconds of processor, writing down a number about
one. So beyond a few within a second, visitors of a seating get a number, and the clock serves them.
"""

import logging
import threading
import time
from collections import defaultdict, deque

from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.db.models import Max, Min
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.programme.forms.screens import Screens
from focale.programme.models import Arrival, PartnerLink
from focale.programme.registering import register_wish

log = logging.getLogger("focale.rush")

AT_MOST_AT_ONCE = 10
WINDOW = 1.0
QUIET = 0.4
PATIENCE = 10
LONGEST_TURN = 20

_lock = threading.Lock()
_asked = {"at": float("-inf")}
_seen = defaultdict(lambda: deque(maxlen=AT_MOST_AT_ONCE))


def is_on(seating_id: int) -> bool:
    """Whether this one gets a number: many came within the second, or numbers are still being served.

    The numbers are asked of the database each time: they outlive this process, and so does their turn.
    """
    now = _asked["at"] = time.monotonic()
    with _lock:
        if len(_seen) > 500:
            _seen.clear()
        seen = _seen[seating_id]
        is_crowded = len(seen) == AT_MOST_AT_ONCE and now - seen[0] < WINDOW
        seen.append(now)
    return is_crowded or Arrival.objects.waiting().filter(seating=seating_id).exists()


def forget_rush():
    """As if nobody had come yet: each test begins so, since seatings have the same numbers in all of them."""
    with _lock:
        _seen.clear()


def serve_arrivals() -> int:
    """Serve the numbers in order, once nobody new comes or the first has waited; called by the clock."""
    waiting = Arrival.objects.waiting()
    ends = waiting.aggregate(first=Min("at"), last=Max("at"))
    if ends["first"] is None:
        return 0
    now = timezone.now()
    is_quiet = (now - ends["last"]).total_seconds() > QUIET and time.monotonic() - _asked["at"] > QUIET
    if not is_quiet and (now - ends["first"]).total_seconds() < PATIENCE:
        return 0
    served, end = 0, time.monotonic() + LONGEST_TURN
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)[:2000]):
        if time.monotonic() > end:
            break
        serve(Arrival.objects.select_related("seating__activity__site", "account__person").get(pk=pk))
        served += 1
    return served


def serve(arrival):
    """What the last screen would have done. One form that breaks something does not stop those behind it."""
    if arrival.state != "waiting":
        return
    try:
        screens = screens_of(arrival)
        wish = screens.advance() if screens else None
        if wish is None:
            arrival.settle(refusal=refusal_of(screens))
            return
        wish.ticket = arrival.key
        arrival.settle(party=register_wish(arrival.seating, wish, by=screens.by))
    except ValidationError as refusal:
        arrival.settle(refusal=" ".join(refusal.messages))
    except OperationalError:  # the database is busy or away: the number keeps its turn
        raise
    except Exception:
        log.exception("number %s", arrival.pk)
        arrival.settle(refusal=_("Quelque chose n'a pas marché. Réessayez, ou appelez le lieu."))


def screens_of(arrival) -> Screens | None:
    """The form as it was sent; nothing when the partner's link was taken back in between."""
    data, link = QueryDict(arrival.typed), None
    if key := data.get("lien"):
        link = PartnerLink.objects.in_force().filter(key=key).select_related("organisation").first()
        if link is None:
            return None
    return Screens(arrival.seating, account=arrival.account, link=link, data=data)


def refusal_of(screens) -> str:
    return screens.refusal if screens else ""
