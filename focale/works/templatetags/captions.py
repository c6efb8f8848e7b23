"""What the pages of subtitles say."""

import json

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from focale.works.captioning import times
from focale.works.captioning.languages import LANGUAGES

register = template.Library()
register.filter("moment", times.written)
register.filter("clock", times.short)


@register.filter
def tongue(code) -> str:
    """« français » for fr."""
    return str(LANGUAGES.get(code, code))


@register.simple_tag
def tracks(original):
    """The subtitles of a recording for its player: those that have words, the first one chosen."""
    told = [row for row in original.captions.all() if row.folded_words]
    return format_html("{}" * len(told), *(_track(row, row is told[0]) for row in told))


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
