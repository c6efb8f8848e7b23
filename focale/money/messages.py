"""The words of the letters about money: their kinds, and the facts that fill them."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Identity
from focale.letters.words import declare

QUOTIENT_FIELDS = {
    "prenom": "Samira",
    "qui": "Lina",
    "raison": _("la date n'est pas lisible"),
    "lien": "https://exemple.org/personnes/…/quotient/",
    "place": "Le Focus",
}


def facts_of_refusal(quotient, reader) -> dict:
    """What the letter about a refused document says to this reader."""
    address = reverse("family-quotients", args=[quotient.person_id])
    return {
        "prenom": reader.first_name,
        "qui": quotient.person.first_name,
        "raison": quotient.refused_why,
        "lien": settings.ADDRESS.rstrip("/") + address,
        "place": Identity.current().name,
    }


declare(
    "quotient_refused",
    title=_("Attestation de quotient à refaire"),
    fields=QUOTIENT_FIELDS,
    subject=_("Votre attestation de quotient familial"),
    body=_(
        "Bonjour {prenom},\n\nNous n'avons pas pu retenir l'attestation de quotient familial envoyée pour"
        " {qui} : {raison}.\n\nEnvoyez-en une autre ici, une photo lisible suffit, ou montrez-la à"
        " l'accueil :"
    ),
    foot=_("{lien}\n\n{place}"),
)
