"""What the pages of productions say: weights, durations, what is shown of a file."""

import json

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from focale.works.captioning import times
from mediatools import limits

register = template.Library()
UNITS = str.maketrans({"o": "B", ",": "."})


@register.filter
def weight(size) -> str:
    """« 3,2 Mo », "3.2 MB"."""
    words = limits.weight(size)
    return words.translate(UNITS) if get_language() == "en" else words


@register.filter
def lasting(seconds) -> str:
    """« 3:07 », « 1:02:45 »."""
    return times.written(seconds, 0)


@register.filter
def rendition(original, label):
    """The one of that name, of an original whose renditions are fetched already; None where it has none."""
    return next((each for each in original.renditions.all() if each.label == label), None)


@register.simple_tag
def deposit_words() -> str:
    """What deposit.js says, as JSON."""
    return json.dumps(
        {
            "waiting": _("en attente"),
            "sending": _("{percent} % de {size}"),
            "paused": _("en pause à {percent} %"),
            "away": _("réseau perdu à {percent} % : l'envoi reprend tout seul"),
            "done": _("reçu"),
            "known": _("déjà là : gardé une seule fois"),
            "pause": _("Pause"),
            "resume": _("Reprendre"),
            "remove": _("Retirer de la liste"),
            "pauseAll": _("Mettre en pause"),
            "resumeAll": _("Tout reprendre"),
            "summary": _("Reçus : {done} sur {all}, {percent} %"),
            "finished": _("Reçus : {done} sur {all}"),
            "signedOut": _("Votre session est finie. Entrez à nouveau, puis choisissez les mêmes fichiers."),
            "failed": _("Le site ne répond pas comme attendu. Rechargez la page, puis recommencez."),
        },
        ensure_ascii=False,
    )
