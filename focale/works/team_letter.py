"""The letter to the team when something shown is no longer agreed to."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Identity
from focale.letters.models import Letter
from focale.letters.words import declare
from focale.people.models import Person
from focale.people.rights import ROLES, Right

from .models import Showing


def tell_team(showings, now):
    """One letter to each of the team about what they may take down: all of it for who keeps the productions,
    that of their own for who leads one. It says what, never who has withdrawn."""
    about = reverse("showings")
    facts = {"place": Identity.current().name, "lien": settings.ADDRESS.rstrip("/") + about}
    about_them = Showing.objects.filter(pk__in=[showing.pk for showing in showings])
    for account in _team():
        theirs = set(about_them.changeable_by(account).values_list("pk", flat=True))
        if told := [_line(showing) for showing in showings if showing.pk in theirs]:
            reader = account.person
            words = facts | {"quoi": "\n".join(told), "prenom": reader.first_name}
            key = f"showings:{showings[0].pk}:{now:%Y%m%d%H%M%S%f}:{reader.pk}"
            Letter.objects.write("showings_lacking", to=reader, facts=words, key=key, about=about)


def _line(showing) -> str:
    to_do = showing.what_to_do or _now("n'est plus montrée sur le site.")
    return _now("« %(title)s », %(where)s : %(do)s") % {
        "title": showing.piece,
        "where": showing,
        "do": to_do,
    }


def _team():
    roles = [role for role, rights in ROLES.items() if Right.MAKE_WORKS in rights and role]
    accounts = get_user_model().objects.filter(role__in=roles, is_active=True)
    return accounts.filter(person__in=Person.objects.existing()).select_related("person")


declare(
    "showings_lacking",
    title=_("Accord terminé : à retirer"),
    fields={
        "prenom": "Coralie",
        "quoi": _("« Le marché », mur du hall : à retirer du mur."),
        "lien": "https://exemple.org/presentations/",
        "place": "Le Focus",
    },
    subject=_("Un accord a pris fin : ce qui n'est plus à montrer"),
    body=_(
        "Bonjour {prenom},\n\nUn accord a pris fin ou a été retiré. Ce que le site montrait n'y est plus."
        " Voici ce qui est concerné :\n\n{quoi}\n\nPour dire ce qui est fait :"
    ),
    foot=_("{lien}\n\n{place}"),
)
