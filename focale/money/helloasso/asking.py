"""Asking HelloAsso for the page where one attempt is paid."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from focale.ground.models import Identity

from .client import api
from .errors import Away, Refused
from .payload import number

LONGEST_NAME = 250


def page_for(checkout) -> tuple[int, str]:
    """The number HelloAsso gives this attempt, and the address where it is paid. Raises NoAnswer."""
    body = request_of(checkout)
    try:
        told = api().open_checkout(body)
    except Refused as refusal:
        if refusal.status != 400:
            raise
        # It refuses names it finds odd (a letter alone, « Test »): the payer then types them there.
        told = api().open_checkout({name: value for name, value in body.items() if name != "payer"})
    intent, address = number(told.get("id")), told.get("redirectUrl")
    if intent is None or not is_address(address):
        raise Away
    return intent, address


def request_of(checkout) -> dict:
    """The whole sum at once, one line, our own number; who pays, so that one need not type it again."""
    back = settings.ADDRESS.rstrip("/") + reverse("checkout-return", args=[checkout.key])
    payer = checkout.payer
    who = {"firstName": payer.first_name, "lastName": payer.last_name, "email": payer.email}
    return {
        "totalAmount": checkout.cents,
        "initialAmount": checkout.cents,
        "itemName": item_name(checkout),
        "backUrl": f"{back}?issue=abandon",
        "errorUrl": f"{back}?issue=erreur",
        "returnUrl": back,
        "containsDonation": False,
        "payer": {name: value for name, value in who.items() if value},
        "metadata": {"focale": checkout.key},
    }


def item_name(checkout) -> str:
    """What is paid: the sum's own words, or how many; never for whom."""
    labels = [row.share.charge.label for row in checkout.rows.select_related("share__charge")]
    place = Identity.current().name
    told = labels[0] if len(labels) == 1 else _("%(count)d sommes") % {"count": len(labels)}
    return f"{place}\xa0: {told}"[:LONGEST_NAME]


def is_address(told) -> bool:
    """Whether a browser may be sent there: encrypted, or on the machine that stands in for HelloAsso."""
    if not isinstance(told, str) or len(told) > 500:
        return False
    try:
        parts = urlsplit(told)
    except ValueError:
        return False
    is_local = settings.HELLOASSO["address"].startswith("http://") and parts.scheme == "http"
    return bool(parts.hostname) and (parts.scheme == "https" or is_local)
