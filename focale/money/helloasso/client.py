"""The few calls of HelloAsso's API (v5) that are made here, with a limit of time on each.

Never called inside a transaction: a slow answer must not hold the database.
"""

import logging
import threading
import time
from functools import lru_cache
from urllib.parse import quote

import httpx
from django.conf import settings

from .errors import Away, NoAnswer, Refused
from .payload import rows, words
from .token import Token

log = logging.getLogger("focale.helloasso")

TIMEOUT = httpx.Timeout(8, connect=4)
AT_ONCE = 2
"""So many threads wait for HelloAsso at the same time; the site has others to serve."""
LARGEST = 1_000_000
QUIET = 30
"""Seconds it is left alone after it asked for it (429) without saying how long."""


def is_set() -> bool:
    """Whether this installation has an account at HelloAsso."""
    return bool(settings.HELLOASSO["slug"])


def api():
    """The client of this installation, one for the process."""
    told = settings.HELLOASSO
    return _client(told["address"], told["slug"], told["client"], told["secret"])


@lru_cache(maxsize=4)
def _client(*told):
    return Client(*told)


class Client:
    def __init__(self, address, slug, client, secret):
        self.slug, self.keys = quote(slug, safe=""), (client, secret)
        self.http = httpx.Client(base_url=address, timeout=TIMEOUT, follow_redirects=False)
        self.token = Token(self._token)
        self.doors = threading.BoundedSemaphore(AT_ONCE)
        self.quiet_until = 0.0

    def open_checkout(self, body: dict) -> dict:
        """Ask for a page to pay on. Gives back `id` and `redirectUrl`."""
        return self._call("POST", f"/v5/organizations/{self.slug}/checkout-intents", json=body)

    def checkout(self, number: int) -> dict:
        """What became of such a page; with `order` once it is paid."""
        return self._call("GET", f"/v5/organizations/{self.slug}/checkout-intents/{int(number)}")

    def order(self, number: int) -> dict:
        """An order with its payments as they are now."""
        return self._call("GET", f"/v5/orders/{int(number)}")

    def organisation(self) -> dict:
        """What HelloAsso says of the association: a call that shows whether the keys open."""
        return self._call("GET", f"/v5/organizations/{self.slug}")

    def _call(self, method, path, **what) -> dict:
        word = self.token.current(*self.keys)
        answer = self._send(method, path, word, **what)
        if answer.status_code == 401:  # ended before its time: one new word, once
            word = self.token.current(*self.keys, unlike=word)
            answer = self._send(method, path, word, **what)
        return self._read(answer)

    def _send(self, method, path, word="", **what):
        if time.monotonic() < self.quiet_until or not self.doors.acquire(timeout=TIMEOUT.connect):
            raise Away(seconds=QUIET)
        headers = {"Authorization": f"Bearer {word}"} if word else {}
        try:
            return self.http.request(method, path, headers=headers, **what)
        except httpx.HTTPError as error:
            log.warning("%s %s: %s", method, path, type(error).__name__)
            raise Away from None
        finally:
            self.doors.release()

    def _token(self, form, *, may_refuse=False):
        answer = self._send("POST", "/oauth2/token", data=form)
        if may_refuse and answer.status_code in (400, 401):
            return None
        told = self._read(answer)
        if not isinstance(told.get("access_token"), str) or type(told.get("expires_in")) is not int:
            raise Away
        return told

    def _read(self, answer) -> dict:
        """The answer as a dict, or why there is none."""
        status = answer.status_code
        if status == 429:
            pause = answer.headers.get("Retry-After", "")
            seconds = min(int(pause[:9]), 3600) if pause.isdecimal() else QUIET
            self.quiet_until = time.monotonic() + seconds
            raise Away(seconds=seconds)
        if status >= 500 or 300 <= status < 400:
            raise Away
        if status >= 400:
            log.warning("%s answered %s: %s", answer.request.url.path, status, _codes(answer))
            raise Refused(status=status)
        return _as_dict(answer)


def _as_dict(answer) -> dict:
    try:
        told = answer.json() if len(answer.content) <= LARGEST else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise Away
    return told


def _codes(answer) -> str:
    """Why it refuses, without the words: they may repeat what somebody typed."""
    try:
        told = answer.json()
    except (ValueError, RecursionError):
        return ""
    return ", ".join(words(row.get("code"), 60) for row in rows(told, "errors"))


__all__ = ["Away", "NoAnswer", "Refused", "api", "is_set"]
