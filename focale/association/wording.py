"""Prices of memberships in words."""

from django.utils.translation import gettext as _

from .models import Validity

LASTS = {
    Validity.SEASON: lambda: _("jusqu'à la fin de la saison"),
    Validity.CALENDAR: lambda: _("jusqu'au 31 décembre"),
    Validity.ROLLING: lambda: _("pour douze mois"),
}


def euros(cents) -> str:
    """12 €, 12,50 €."""
    return f"{cents / 100:.2f}".replace(".", ",").removesuffix(",00") + "\u00a0€"


def price_words(kind) -> str:
    """What a membership of this type costs, and how long it lasts."""
    if kind.is_free_price:
        words = _("prix libre dès %(least)s, %(advised)s conseillés") % {
            "least": euros(kind.least_cents),
            "advised": euros(kind.cents),
        }
    else:
        words = euros(kind.cents) if kind.cents else _("gratuit")
    return f"{words}, {LASTS[Validity(kind.validity)]()}"


def type_words(kind) -> str:
    """What the team reads in the list of types: besides the price, the category and what fixes it."""
    return " · ".join(words for words in (price_words(kind), kind.category, kind.statutes_ref) if words)
