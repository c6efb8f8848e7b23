"""What the charter has to say of a block, in the language of who reads."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

WORDS = {
    "empty": _("Ce bloc est vide."),
    "backwards": _("La fin vient avant le début."),
    "short": _("Trop bref pour être lu."),
    "long": _("Trop long : partagez-le en deux."),
    "overlap": _("Il commence avant la fin du précédent."),
    "fast": _("Trop rapide : raccourcissez le texte, ou laissez-le plus longtemps."),
    "quick": _("Un peu rapide à lire."),
    "lines": _("Trop de lignes."),
    "wide": _("Une ligne est trop longue."),
    "colour": _("Cette couleur n'est pas de la charte."),
    "dash": _("Un tiret devant chaque personne qui parle."),
}
"""By the code of a remark."""


def in_words(remark) -> str:
    """The sentence of the tools, with its numbers, in French; a shorter one in another language."""
    return remark.sentence if (get_language() or "fr").startswith("fr") else str(WORDS[remark.code])
