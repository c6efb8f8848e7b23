"""The kinds of messages and their words of origin. Upper floors add theirs with `declare`, once, at start."""

from dataclasses import dataclass

from django.utils.translation import override

from focale.ground.typography import french

LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Kind:
    """One kind of message: its name for the team, its fields with an example of each, its first words.

    Title, subject, body and foot are lazy translations; the fields in braces are the same in each language.
    """

    title: str
    fields: dict
    subject: str
    body: str
    foot: str = ""

    def words(self, language) -> tuple[str, str]:
        """Subject and body of origin in this language."""
        with override(language):
            body = str(self.body).rstrip()
            foot = f"\n\n{self.foot}" if self.foot else ""
            return french(str(self.subject)), french(body + foot)


KINDS: dict[str, Kind] = {}


def declare(name, *, title, fields, subject, body, foot=""):
    """Make a kind of message known. `fields`: {name: example for the preview}."""
    KINDS[name] = Kind(title, fields, subject, body, foot)
