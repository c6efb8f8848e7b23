"""HelloAsso for the tests: a small server of this machine that plays the documented answers.

All is invented: an association « association-test », Samira who pays.
"""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from django.test import override_settings

SLUG = "association-test"


class FakeHelloAsso:
    """`calls`: what was asked; `faults`: (part of a path, status, headers, seconds) for one such call."""

    def __init__(self):
        self.calls, self.faults, self.bodies = [], [], []
        self.intents, self.orders = {}, {}
        self.words, self.refresh_tokens, self.lives = set(), set(), 1799
        self.pause, self.lock = 0, threading.Lock()

    def paid(self, intent, *, state="Authorized", cents=None, back=0, **facts):
        """Somebody pays on the page of this intent; gives back the order, which may be changed."""
        asked = self.intents[intent]["asked"]
        cents = asked["totalAmount"] if cents is None else cents
        number = 700000 + intent
        self.orders[number] = {
            "id": number,
            "date": "2026-11-20T18:40:12.2972161+01:00",
            "formSlug": "default",
            "formType": "Checkout",
            "organizationSlug": SLUG,
            "amount": {"total": cents, "vat": 0, "discount": 0},
            "payer": {"firstName": "Samira", "lastName": "Benali", "email": "samira@example.org"},
            "payments": [
                {
                    "id": 900000 + intent,
                    "amount": cents,
                    "amountTip": 200,
                    "date": "2026-11-20T18:40:12.2972161+01:00",
                    "paymentMeans": "Card",
                    "cashOutState": "Transfered",
                    "state": state,
                    "type": "Debit",
                    "refundOperations": [{"id": 1, "amount": back, "status": "PROCESSED"}] if back else [],
                }
            ],
        } | facts
        self.intents[intent]["order"] = self.orders[number]
        return self.orders[number]

    def answer(self, method, path, form, body, word):
        """(status, answer) to one call."""
        if path == "/oauth2/token":
            return self._token(form)
        if word not in self.words:
            return 401, {"message": "unauthorized"}
        parts = path.strip("/").split("/")
        if parts[:2] == ["v5", "orders"]:
            found = self.orders.get(int(parts[2]))
            return (200, found) if found else (404, {"message": "not found"})
        if parts[:3] != ["v5", "organizations", SLUG]:
            return 403, {"message": "forbidden"}
        if len(parts) == 3:
            return 200, {"organizationSlug": SLUG, "name": "Association Test"}
        return self._intent(method, parts, body)

    def _intent(self, method, parts, body):
        if method == "POST":
            self.bodies.append(body)
            number = 4000 + len(self.intents)
            self.intents[number] = {"asked": body}
            return 200, {"id": number, "redirectUrl": f"https://checkout.example.org/{number}"}
        found = self.intents.get(int(parts[4]))
        if not found:
            return 404, {"message": "not found"}
        told = {"id": int(parts[4]), "metadata": found["asked"]["metadata"]}
        return 200, told | ({"order": found["order"]} if "order" in found else {})

    def _token(self, form):
        with self.lock:
            if form.get("grant_type") == "refresh_token":
                if form["refresh_token"] not in self.refresh_tokens:
                    return 400, {"error": "invalid_grant"}
                self.refresh_tokens.discard(form["refresh_token"])
            elif (form.get("client_id"), form.get("client_secret")) != ("client", "secret"):
                return 401, {"error": "unauthorized_client"}
            number = len(self.calls)
            self.words.add(f"word-{number}")
            self.refresh_tokens.add(f"refresh-{number}")
        told = {"access_token": f"word-{number}", "refresh_token": f"refresh-{number}"}
        return 200, told | {"token_type": "bearer", "expires_in": self.lives}

    def fault_for(self, path):
        with self.lock:
            for fault in self.faults:
                if fault[0] in path:
                    self.faults.remove(fault)
                    return fault
        return None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _serve(self):
        fake, path = self.server.fake, urlsplit(self.path).path
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        is_form = "form" in self.headers.get("Content-Type", "")
        form = {name: values[0] for name, values in parse_qs(content).items()} if is_form else {}
        with fake.lock:
            fake.calls.append((self.command, path, form.get("grant_type", "")))
        time.sleep(fake.pause)
        if fault := fake.fault_for(path):
            _part, status, headers, seconds = fault
            time.sleep(seconds)
            return self._send(status, b"[" * 9 if status == 200 else b"{}", headers)
        body = json.loads(content) if content and not is_form else None
        word = self.headers.get("Authorization", "").removeprefix("Bearer ")
        status, told = fake.answer(self.command, path, form, body, word)
        return self._send(status, json.dumps(told).encode(), {})

    def _send(self, status, content, headers):
        self.send_response(status)
        for name, value in ({"Content-Length": len(content)} | headers).items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = _serve

    def log_message(self, *_words):
        """Tests are silent."""


@contextmanager
def running():
    """The server, running: (what it plays, its address)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads, server.fake = True, FakeHelloAsso()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.fake, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def helloasso(**told):
    """The server, running, and the settings that lead to it; `told`: others of HELLOASSO."""
    settings = {"slug": SLUG, "client": "client", "secret": "secret", "signature": "key"}
    with running() as (fake, address), override_settings(HELLOASSO=settings | {"address": address} | told):
        yield fake
