"""A notification of HelloAsso: read into the few facts that are kept, and who is to be asked about it."""

import hashlib
import json

from django.conf import settings
from django.db import transaction

from focale.ground.later import later
from focale.money.models import Checkout, Notice
from focale.money.models.notice import About

from .payload import MOST, inner, key_in, number, words

MONEY_KINDS = ("Order", "Payment")
MOST_HINTS = 20


def told_in(body: bytes) -> dict | None:
    """The notification as a dict; None when it is none."""
    try:
        told = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and isinstance(told.get("eventType"), str) else None


@transaction.atomic
def hear(body: bytes, told: dict, *, is_signed: bool) -> Notice | None:
    """Keep what it says and have the attempt read again. None for what does not concern money.

    One that nobody signed is only a hint: it is kept where it carries the number of an attempt of ours, which
    strangers do not know, a few times for each; else it is left alone.
    """
    data = inner(told, "data")
    if told["eventType"] not in MONEY_KINDS or not data:
        return None
    facts = _facts(told, data)
    checkout = _checkout(facts, key_in(told) or key_in(data), by_order=is_signed)
    slug = facts.pop("slug")
    about = About.OURS if checkout else About.ELSEWHERE
    if slug.casefold() != settings.HELLOASSO["slug"].casefold():
        about, checkout = About.FOREIGN, None
    if not is_signed and (checkout is None or checkout.notices.count() >= MOST_HINTS):
        return None
    notice, is_new = Notice.objects.keep(
        hashlib.sha256(body).hexdigest(), about=about, checkout=checkout, **facts
    )
    if checkout and is_new:
        checkout.look_soon()
        later(checkout.look_again)
    return notice


def _facts(told, data) -> dict:
    """Numbers, state, sum and form: no name, no address."""
    order = inner(data, "order") if told["eventType"] == "Payment" else data
    total = data.get("amount") if told["eventType"] == "Payment" else inner(data, "amount").get("total")
    return {
        "kind": words(told["eventType"], 20),
        "outside_id": number(data.get("id")),
        "order_id": number(order.get("id")),
        "state": words(data.get("state"), 30),
        "form": words(order.get("formName") or order.get("formSlug")),
        "cents": number(total, MOST),
        "slug": words(order.get("organizationSlug")),
    }


def _checkout(facts, key, *, by_order):
    found = Checkout.objects.filter(key=key).first() if key else None
    if found is None and by_order and facts["order_id"]:
        found = Checkout.objects.filter(order_id=facts["order_id"]).first()
    return found
