"""The letter to the team when something shown is no longer agreed to."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Identity
from focale.letters.models import Letter
from focale.letters.words import declare
from focale.people.models import Person
from focale.people.rights import ROLES, Right


def tell_team(showings, now):
    """One letter to each who keeps all productions; it says what, never who has withdrawn."""
    lines = [
        _now("« %(title)s », %(where)s : %(do)s")
        % {
            "title": showing.piece,
            "where": showing,
            "do": showing.what_to_do or _now("n'est plus montrée sur le site."),
        }
        for showing in showings
    ]
    about = reverse("showings")
    facts = {"quoi": "\n".join(lines), "place": Identity.current().name}
    facts["lien"] = settings.ADDRESS.rstrip("/") + about
    for reader in _keepers():
        key = f"showings:{showings[0].pk}:{now:%Y%m%d%H%M%S%f}:{reader.pk}"
        told = facts | {"prenom": reader.first_name}
        Letter.objects.write("showings_lacking", to=reader, facts=told, key=key, about=about)


def _keepers():
    roles = [role for role, rights in ROLES.items() if Right.KEEP_WORKS in rights and role]
    return Person.objects.existing().filter(account__role__in=roles, account__is_active=True)


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
