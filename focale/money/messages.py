"""The words of the letters about money: their kinds, and the facts that fill them."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from focale.ground.dates import plain_date
from focale.ground.models import Identity
from focale.ground.typography import euros
from focale.letters.words import declare
from focale.money.paying_words import how_to_pay
from focale.people.models import Organisation

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

REMINDER_FIELDS = {
    "prenom": "Samira",
    "somme": "72 €",
    "depuis": _("12 mars 2027"),
    "payer": _("Vous payez à l'accueil : espèces, chèque, virement, chèques-vacances."),
    "lien": "https://exemple.org/mon-espace/comptes/",
    "place": "Le Focus",
}


def facts_of_reminder(debt, reader) -> dict:
    """What the letter about sums still to be paid says. `debt`: {left: cents, since: the oldest day}."""
    page = "place" if isinstance(reader, Organisation) else "my-money"
    with override(getattr(reader, "language", "") or "fr"):
        return {
            "prenom": getattr(reader, "first_name", str(reader)),
            "somme": euros(debt["left"]),
            "depuis": plain_date(debt["since"]),
            "payer": how_to_pay(),
            "lien": settings.ADDRESS.rstrip("/") + reverse(page),
            "place": Identity.current().name,
        }


declare(
    "reminder_to_pay",
    title=_("Rappel d'une somme à payer"),
    fields=REMINDER_FIELDS,
    subject=_("Il reste {somme} à payer"),
    body=_(
        "Bonjour {prenom},\n\nIl reste {somme} à payer. La plus ancienne somme date du {depuis}. {payer}\n\n"
        "Si c'est difficile en ce moment, parlez-en à l'accueil : nous trouvons une solution ensemble."
        " Si vous venez de payer, ne tenez pas compte de ce message.\n\nLe détail est ici :"
    ),
    foot=_("{lien}\n\n{place}"),
)
