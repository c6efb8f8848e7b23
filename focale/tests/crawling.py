"""Walk the site as somebody who follows every link and presses every button: one page of each kind."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.urls import Resolver404, resolve

LEFT_OUT = {"sign-out", "account_logout", "language"}


class Doors(HTMLParser):
    """Where the links of a page lead (`links`), and its buttons send what (`forms`: address, fields): what is
    hidden in their form, and of each list the first choice."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.address, self.fields, self.asks = [], [], None, {}, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        elif tag == "form":
            self.address = found.get("action") or "" if found.get("method", "").lower() == "post" else None
            self.fields = {}
        elif self.address is not None:
            self._of_form(tag, found)

    def _of_form(self, tag, found):
        if tag == "input" and found.get("type") == "hidden":
            self.fields[found.get("name")] = found.get("value") or ""
        elif tag == "select":
            self.asks = found.get("name")
        elif tag == "option" and found.get("value"):
            self.fields.setdefault(self.asks, found["value"])
        elif tag == "button" and found.get("type", "submit") == "submit":
            self.forms.append((found.get("formaction") or self.address, self.fields))

    def handle_endtag(self, tag):
        self.address = None if tag == "form" else self.address


def name_of(address) -> str:
    """The name of the page at this address; nothing for another host, a file or a telephone number."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith("/static/"):
        return ""
    try:
        return resolve(parts.path).url_name or ""
    except Resolver404:
        return parts.path


def closed_doors(client, begin) -> list[str]:
    """Every link or button, met from `begin` on, that answers 403 or 404: where it stood → where it led."""
    waiting, seen, closed = [("", begin)], set(), []
    while waiting:
        stood, address = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code in (403, 404):
            closed.append(f"{stood} → {address}")
        waiting += [(stood, answer["Location"])] if answer.status_code in (301, 302) else []
        if not answer.get("Content-Type", "").startswith("text/html") or answer.streaming:
            continue
        doors = Doors(answer.content.decode())
        for sent, fields in doors.forms:
            closed += press(client, address, urljoin(address, sent), fields, seen)
        for link in doors.links:
            there = urljoin(address, link)
            waiting += [(address, there)] if is_new(f"GET {name_of(there)}", seen, there) else []
    return closed


def press(client, stood, address, fields, seen):
    """Send the form as it is, and take back whatever that did."""
    if not is_new(f"POST {name_of(address)}", seen, address):
        return
    with transaction.atomic():
        status = client.post(address, fields).status_code
        transaction.set_rollback(True)
    if status in (403, 404):
        yield f"{stood} → POST {address}"


def is_new(door, seen, address) -> bool:
    if not name_of(address) or name_of(address) in LEFT_OUT or door in seen:
        return False
    seen.add(door)
    return True
