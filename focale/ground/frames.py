"""A frame of the contact sheet: picture, date, title, sentence, facts, seats.

Sixty of them stand on one page, so they are written here and not by a template: 1 ms instead of 6 (measured).
"""

from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from .pictures import drawing
from .seats import dots
from .typography import french, place_language


@lru_cache(2048)
def _seats(free, capacity, waiting, language):
    context = {"free": free, "capacity": capacity, "waiting": waiting}
    if capacity:
        context["dots"] = dots(capacity, free)
    return render_to_string("ground/components/seats.html", context)


def seats(free, capacity, waiting=0) -> str:
    """Seats as dots with the words beside; a capacity of 0 or None has no limit."""
    return _seats(free or 0, capacity or 0, waiting or 0, get_language())


@dataclass(slots=True)
class Frame:
    """What one frame shows; `{{ frame }}` in an <ol class="contact-sheet"> draws it.

    `capacity` None: no line of seats. `state` (a word, of kind good, warn or bad) stands where seats would.
    """

    url: str
    title: str
    motif: str = "frame"
    seed: str = ""
    number: str = ""
    when: str = ""
    sentence: str = ""
    field: str = ""
    facts: list | tuple = ()
    picture: str = ""
    alt: str = ""
    capacity: int | None = None
    free: int = 0
    waiting: int = 0
    state: str = ""
    state_kind: str = ""
    heading: str = "h2"
    language: str = ""

    def __str__(self):
        return _drawn(tuple(map(str, self.facts or ())), self.language or get_language(), *said_by(self))

    __html__ = __str__

    def drawn(self):
        """The HTML of this frame."""
        edge = f'<span class="edge" aria-hidden="true">{escape(self.number)}</span>' if self.number else ""
        when = f'<p class="when">{escape(self.when)}</p>' if self.when else ""
        title, theirs = escape(french(self.title)), place_language()
        sentence = f'<p class="sentence"{theirs}>{escape(french(self.sentence))}</p>' if self.sentence else ""
        return mark_safe(
            f'<li class="frame m-{escape(self.motif)}"><a href="{escape(self.url)}"><div class="shot">'
            f"{self._shot()}{edge}</div>{when}"
            f'<{self.heading} class="title"{theirs}>{title}</{self.heading}>{sentence}</a>'
            f'<div class="foot">{self._facts()}{self._seats()}</div></li>'
        )

    def _shot(self):
        if not self.picture:
            return drawing(self.seed or str(self.title), self.motif)
        return (
            f'<img src="{escape(self.picture)}" alt="{escape(self.alt)}" width="600" height="400" '
            'loading="lazy" decoding="async">'
        )

    def _facts(self):
        field = f'<span class="motif">{escape(self.field)}</span>' if self.field else ""
        facts = "".join(f"<span>{escape(french(fact))}</span>" for fact in self.facts or ())
        return f'<p class="facts">{field}{facts}</p>' if field or facts else ""

    def _seats(self):
        if self.state:
            return f'<p class="pill {escape(self.state_kind)}">{escape(self.state)}</p>'
        return "" if self.capacity is None else seats(self.free, self.capacity, self.waiting)


SAID = [slot.name for slot in fields(Frame) if slot.name not in ("facts", "language")]
said_by = attrgetter(*SAID)


@lru_cache(512)
def _drawn(facts, _language, *values):
    """Remembered: when one seat goes, fifty-nine frames of sixty stay what they were."""
    return Frame(**dict(zip(SAID, values, strict=True)), facts=facts).drawn()
