"""The clock asks HelloAsso about the attempts whose hour has come: a lost notification does not matter."""

import time
from datetime import timedelta

from django.utils import timezone

from focale.money.models import Checkout
from focale.money.models.checkout_states import CONTESTABLE

from .client import is_set
from .errors import Away, Refused

AT_A_TIME = 30
LONGEST = 10
"""Seconds: the clock has other work, which a slow HelloAsso must not hold up."""
AFTER_SILENCE = timedelta(minutes=5)
AFTER_REFUSAL = timedelta(hours=6)


def look_at_due():
    """Ask about each in turn; leave it at the first that gets no answer, which then lets others go first."""
    if not is_set():
        return
    end = time.monotonic() + LONGEST
    for checkout in Checkout.objects.to_look_at()[:AT_A_TIME]:
        try:
            checkout.look()
        except Away:
            _put_off(checkout, AFTER_SILENCE)
            return
        except Refused:
            _put_off(checkout, AFTER_REFUSAL if checkout.age() < CONTESTABLE else None)
        if time.monotonic() > end:
            return


def _put_off(checkout, wait):
    Checkout.objects.filter(pk=checkout.pk).update(look_at=wait and timezone.now() + wait)
