"""An answer as everybody reads it: who makes a piece was asked « Préparation, en minutes », who cooks reads
« Préparation : 25 min »."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from focale.ground.dates import duration

IN_ONE_WORD = {
    "words": _("En quelques mots"),
    "how": _("Comment c'est fait"),
    "where": _("Lieu"),
    "venue": _("Lieu"),
    "day": _("Jour"),
    "text": _("Le texte"),
    "interviewee": _("Rencontre avec"),
    "trade": _("Métier"),
    "show": _("Vu ou entendu"),
    "stars": _("Avis"),
    "servings": _("Pour"),
    "preparation": _("Préparation"),
    "cooking": _("Cuisson"),
    "allergens": _("Contient"),
}
"""By the name of the answer; the others are asked in words that can be read as they are."""


def as_read(told):
    """The same answer (a Told of telling.py) under the word it is read by, its number with what it counts."""
    return replace(told, label=IN_ONE_WORD.get(told.name, told.label), said=_counted(told))


def _counted(told):
    if told.name in ("preparation", "cooking"):
        return duration(told.said)
    if told.name == "servings":
        return ngettext("%(count)d personne", "%(count)d personnes", int(told.said)) % {
            "count": int(told.said)
        }
    return told.said
