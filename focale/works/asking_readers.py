"""The letter to who is asked to read an easy-to-read text; for a child, to those who decide for the child."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Identity
from focale.letters.models import Letter
from focale.letters.words import declare


def write_to_reader(reading):
    """Once for each reading. Who has no account reads together with the team."""
    about = reverse("proof-reading", args=[reading.pk])
    facts = {
        "qui": reading.person.first_name,
        "titre": str(reading.piece),
        "lien": settings.ADDRESS.rstrip("/") + about,
        "place": Identity.current().name,
    }
    for adult in _asked(reading.person):
        key = f"proof_reading:{reading.pk}:{adult.pk}"
        told = facts | {"prenom": adult.first_name}
        Letter.objects.write("proof_reading_asked", to=adult, facts=told, key=key, about=about)


def _asked(person):
    if not person.is_minor():
        return [person]
    return [link.adult for link in person.deciders().select_related("adult")]


declare(
    "proof_reading_asked",
    title=_("Relecture demandée"),
    fields={
        "prenom": "Samira",
        "qui": "Lina",
        "titre": _("Le marché"),
        "lien": "https://exemple.org/relectures/7/",
        "place": "Le Focus",
    },
    subject=_("Ce texte est-il facile ?"),
    body=_(
        "Bonjour {prenom},\n\nNous avons écrit un texte facile à lire : « {titre} ».\n\nNous demandons à"
        " {qui} de le lire.\n\nEst-il facile à comprendre ? Répondez ici :"
    ),
    foot=_("{lien}\n\n{place}"),
)
