"""The kinds of messages and their words of origin. Upper floors add theirs with `declare`, once, at start."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of message: its name for the team, its fields with an example of each, its first words."""

    title: str
    fields: dict
    subject: str
    body: str


KINDS: dict[str, Kind] = {}


def declare(name, *, title, fields, subject, body):
    """Make a kind of message known. `fields`: {name: example for the preview}."""
    KINDS[name] = Kind(title, fields, subject, body)
