"""The words of the letters about membership: their kinds, and the facts that fill them."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.models import Identity
from focale.letters.models import Letter
from focale.letters.words import declare
from focale.money.paying_words import how_to_pay
from focale.people.models import Organisation

FIELDS = {
    "prenom": "Samira",
    "qui": "Samira Benali",
    "numero": "128",
    "formule": _("adhésion individuelle"),
    "jusqu_au": "31/08/2027",
    "payer": "12 €. Vous payez à l'accueil.",
    "lien": "https://exemple.org/mon-adhesion/",
    "place": "Le Focus",
}


def facts_of_membership(membership, reader) -> dict:
    """What the letters about this membership say to this reader."""
    member = holder_of(membership)
    page = "membership-new" if member.organisation_id else "my-membership"
    charge = membership.charge
    euros = f"{membership.fee_cents / 100:.2f}".replace(".", ",").removesuffix(",00")
    return {
        "prenom": getattr(reader, "first_name", str(reader)),
        "qui": str(member),
        "numero": str(member.number),
        "formule": membership.type.name,
        "jusqu_au": plain_date(membership.last_day),
        "payer": f"{euros} €. {how_to_pay()}" if charge else _now("Il n'y a rien à payer."),
        "lien": settings.ADDRESS.rstrip("/") + reverse(page),
        "place": Identity.current().name,
    }


def holder_of(membership):
    """The member whose it is: of one number that was led to another, the other."""
    return membership.member.absorbed_into or membership.member


def readers_of(member) -> list:
    """Whom letters about a member go to: the adults who decide for a minor, the person, the organisation."""
    if member.person is None:
        return [member.organisation] if member.organisation else []
    adults = [link.adult for link in member.person.deciders().select_related("adult")]
    return adults if adults and member.person.is_minor() else [member.person]


def tell(kind, membership, *, to=None):
    """Write one letter of this kind about a membership to each reader, once."""
    for reader in [to] if to else readers_of(holder_of(membership)):
        facts = facts_of_membership(membership, reader)
        whom = f"{'o' if isinstance(reader, Organisation) else ''}{reader.pk}"
        Letter.objects.write(kind, to=reader, facts=facts, key=f"{kind}:{membership.pk}:{whom}")


def tell_admission(member):
    """The board has accepted: the welcome that was held back."""
    for membership in member.periods().standing().select_related("member", "type", "charge"):
        tell("membership_made", membership)


def tell_request(asked):
    """Somebody filled the form in this person's name: the letter goes to the address we have."""
    facts = {
        "prenom": asked.person.first_name,
        "formule": asked.type.name,
        "lien": settings.ADDRESS.rstrip("/") + reverse("my-membership"),
        "place": Identity.current().name,
    }
    key = f"membership_to_confirm:{asked.pk}"
    Letter.objects.write("membership_to_confirm", to=asked.person, facts=facts, key=key)


declare(
    "membership_made",
    title=_("Adhésion faite"),
    fields=FIELDS,
    subject=_("Bienvenue parmi les adhérents"),
    body=_(
        "Bonjour {prenom},\n\nL'adhésion de {qui} est enregistrée : {formule}, jusqu'au {jusqu_au}. Numéro"
        " d'adhérent : {numero}.\n\n{payer}\n\nLa carte à imprimer est ici :"
    ),
    foot=_("{lien}\n\n{place}"),
)
declare(
    "membership_asked",
    title=_("Demande d'adhésion reçue"),
    fields=FIELDS,
    subject=_("Votre demande d'adhésion"),
    body=_(
        "Bonjour {prenom},\n\nNous avons reçu la demande d'adhésion de {qui} : {formule}. Le bureau la"
        " regarde et vous répond. Rien n'est à payer avant.\n\nVous pouvez la suivre ici :"
    ),
    foot=_("{lien}\n\n{place}"),
)
declare(
    "membership_to_confirm",
    title=_("Adhésion à confirmer"),
    fields={name: FIELDS[name] for name in ("prenom", "formule", "lien", "place")},
    subject=_("Votre adhésion est à confirmer"),
    body=_(
        "Bonjour {prenom},\n\nLe formulaire d'adhésion a été rempli à votre nom : {formule}. Si c'est vous,"
        " entrez avec votre adresse électronique et confirmez ; l'accueil peut le faire aussi. Sinon, ne"
        " faites rien : rien n'est dû, et la demande s'efface au bout de 30 jours.\n\nPour répondre :"
    ),
    foot=_("{lien}\n\n{place}"),
)
declare(
    "membership_ending",
    title=_("Adhésion à renouveler"),
    fields=FIELDS,
    subject=_("Votre adhésion finit le {jusqu_au}"),
    body=_(
        "Bonjour {prenom},\n\nL'adhésion de {qui} finit le {jusqu_au}. Pour la renouveler, deux écrans"
        " suffisent :"
    ),
    foot=_("{lien}\n\n{place}"),
)
