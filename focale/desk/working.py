"""The pages of the team an account may open; where it begins is the first."""

from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from focale.people.rights import may

PLACES = (
    ("today", _("Aujourd'hui")),
    ("dashboard", _("Tableau de bord")),
    ("planning", _("Planning")),
    ("figures", _("Chiffres")),
    ("reports", _("Bilans")),
    ("journal", _("Journal")),
)


def places_of(account) -> list[tuple]:
    """(address, words) of each, in the order of what their roles do all day; none for a family."""
    places = [(reverse(name), words) for name, words in PLACES]
    return [place for place in places if may(account, resolve(place[0]).func.needs)]
