"""The word that opens the API (OAuth 2): kept by this process, renewed in time by one thread at a time.

A renewal gives a new refresh token and ends the old one; two at once would end each other's. Another process
has a word of its own: HelloAsso allows twenty.
"""

import threading
import time

EARLY = 60
"""Seconds before its end from which a word is no longer used."""


class Token:
    """`ask(form)`: posts a form to the token address and gives back the answer, a dict."""

    def __init__(self, ask):
        self.ask = ask
        self.lock = threading.Lock()
        self.access, self.refresh, self.ends = "", "", 0.0

    def current(self, client, secret, *, unlike="") -> str:
        """A word that holds. `unlike`: one that was just refused."""
        with self.lock:
            if self.access and self.access != unlike and time.monotonic() < self.ends - EARLY:
                return self.access
            told = self._renewed(client) or self.ask(
                {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
            )
            self.access, self.refresh = told["access_token"], told.get("refresh_token") or ""
            self.ends = time.monotonic() + told["expires_in"]
            return self.access

    def _renewed(self, client):
        """By the refresh token, which serves once; None when HelloAsso no longer knows it."""
        from_before, self.refresh = self.refresh, ""
        if not from_before:
            return None
        form = {"grant_type": "refresh_token", "client_id": client, "refresh_token": from_before}
        return self.ask(form, may_refuse=True)
