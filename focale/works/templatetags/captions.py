"""What the pages of subtitles say."""

import json

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from focale.works.captioning import times
from focale.works.captioning.interviewing import filled, turns
from focale.works.captioning.languages import LANGUAGES
from focale.works.captioning.reading import paragraphs
from focale.works.captioning.remarking import in_words
from focale.works.gate import HEARD
from focale.works.models.original import State
from focale.works.words_inside import is_burned

register = template.Library()
register.filter("moment", times.written)
register.filter("clock", times.short)
register.filter("in_words", in_words)


@register.filter
def tongue(code) -> str:
    """« français » for fr."""
    return str(LANGUAGES.get(code, code))


@register.simple_tag
def tracks(original):
    """The subtitles of a recording for its player: those that have words, the first one chosen, unless words
    stand in its pictures."""
    told = [row for row in original.captions.all() if row.folded_words]
    chosen = None if is_burned(original) else next(iter(told), None)
    return format_html_join("", "{}", ((_track(row, row is chosen),) for row in told))


@register.simple_tag
def from_second(second) -> str:
    """Behind the address of a recording: where its player begins."""
    return f"#t={second}" if str(second or "").isdecimal() else ""


@register.simple_tag
def said_in(original) -> dict | None:
    """The text of a recording in the first language it is written in; nothing where there is none."""
    row = next((row for row in original.captions.all() if row.folded_words), None)
    return row and {"captions": row, "paragraphs": paragraphs(row)}


def _track(row, is_first):
    return format_html(
        '<track kind="captions" src="{}" srclang="{}" label="{}"{}>',
        reverse("captions-file", args=[row.original_id, row.language, "vtt"]),
        row.language,
        tongue(row.language).capitalize(),
        " default" if is_first else "",
    )


@register.simple_tag
def captioning_words() -> str:
    """What captioning.js says, as JSON."""
    words = {
        "speed": _("{speed} signes par seconde"),
        "wide": _("ligne de {line} signes"),
        "lines": _("{lines} lignes"),
        "hear": _("Écouter"),
        "stop": _("Arrêter"),
        "failed": _("Le site ne répond pas. Vos mots sont gardés ; essayez encore."),
    }
    return json.dumps(words, ensure_ascii=False)


@register.simple_tag
def recordings_of(piece) -> list:
    """The sounds and films in a piece that were looked at."""
    files = piece.files.filter(original__family__in=HEARD, original__state=State.READY)
    return [file.original for file in files.select_related("original")]


@register.simple_tag
def asked_in(piece, said) -> dict:
    """The turns of an interview's recording, and whether an answer that was said is not written yet."""
    asked = turns(said["paragraphs"], piece.content.get("interviewee", ""))
    exchange = piece.content.get("exchange") or []
    return {"turns": asked, "is_fillable": filled(exchange, asked) != exchange}


@register.filter
def whole(seconds) -> int:
    """The second something begins in, for an address."""
    return int(seconds)


@register.filter
def plain_number(seconds) -> str:
    """« 1.25 » in every language, for a script."""
    return str(seconds)


@register.filter
def as_json(value) -> str:
    return json.dumps(value, ensure_ascii=False)
