"""The words of the programme's letters: their kinds, and the facts that fill them."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from focale.ground.models import Identity
from focale.letters.words import declare

FIELDS = {
    "prenom": "Samira",
    "personnes": "Lina et Nour",
    "activite": "Stage caméra, photo, micro",
    "quand": "lundi 23 février à 9 h 30",
    "lieu": "5 rue du Faubourg de Rochebelle, Alès",
    "rang": "3",
    "delai": "jeudi 12 février à 18 h 00",
    "raison": "l'animatrice est malade",
    "lien": "https://exemple.org/inscription/…",
    "place": "Le Focus",
}

FOOT = "\n\nVoir, répondre ou annuler en un clic :\n{lien}\n\n{place}\n{lieu}"


def facts_of(party) -> dict:
    """What the letters to a party may say, in words."""
    activity = party.seating.activity
    dates = list(party.seating.occurrences().scheduled().order_by("starts_at")[:6])
    return {
        "prenom": party.made_by.first_name,
        "personnes": party.names(),
        "activite": activity.title,
        "quand": "\n".join(moment(date.starts_at) for date in dates),
        "lieu": f"{activity.site.address}, {activity.site.town}",
        "rang": party.place_in_line() or "",
        "delai": moment(party.offered_until) if party.offered_until else "",
        "raison": "",
        "lien": settings.ADDRESS.rstrip("/") + party.get_absolute_url(),
        "place": Identity.current().name,
    }


def moment(at) -> str:
    """« lundi 23 février à 9 h 30 »"""
    local = timezone.localtime(at)
    return _("%(day)s à %(hour)s") % {
        "day": date_format(local, "l j F"),
        "hour": date_format(local, "G\xa0\\h\xa0i"),
    }


declare(
    "registered",
    title="Inscription validée",
    fields=FIELDS,
    subject="{activite} : c'est noté",
    body="Bonjour {prenom},\n\n{personnes} : l'inscription à « {activite} » est validée.\n\n{quand}" + FOOT,
)
declare(
    "waiting",
    title="En liste d'attente",
    fields=FIELDS,
    subject="{activite} : vous êtes en liste d'attente",
    body="Bonjour {prenom},\n\n{personnes} : vous êtes en liste d'attente pour « {activite} », au rang {rang}."
    " Nous vous écrivons dès qu'une place se libère.\n\n{quand}" + FOOT,
)
declare(
    "offered",
    title="Une place se libère",
    fields=FIELDS,
    subject="{activite} : une place est libre pour vous",
    body="Bonjour {prenom},\n\nUne place se libère pour {personnes} : « {activite} ».\n"
    "Répondez avant {delai}. Sans réponse, elle ira à la personne suivante.\n\n{quand}" + FOOT,
)
declare(
    "offer_passed",
    title="Délai de réponse passé",
    fields=FIELDS,
    subject="{activite} : le délai est passé",
    body="Bonjour {prenom},\n\nNous n'avons pas eu votre réponse pour {personnes}. "
    "La place de « {activite} » est proposée à quelqu'un d'autre." + FOOT,
)
declare(
    "changed",
    title="Date, heure ou salle changée",
    fields=FIELDS,
    subject="{activite} : un changement",
    body="Bonjour {prenom},\n\n« {activite} » change pour {personnes}. Voici les dates à jour :\n\n{quand}"
    + FOOT,
)
declare(
    "called_off",
    title="Séance annulée par l'équipe",
    fields=FIELDS,
    subject="{activite} : séance annulée",
    body="Bonjour {prenom},\n\nLa séance de « {activite} » {quand} n'aura pas lieu : {raison}." + FOOT,
)
declare(
    "cancelled",
    title="Inscription annulée",
    fields=FIELDS,
    subject="{activite} : inscription annulée",
    body="Bonjour {prenom},\n\n{personnes} : l'inscription à « {activite} » est annulée. {raison}" + FOOT,
)
declare(
    "reminder",
    title="Rappel la veille",
    fields=FIELDS,
    subject="Demain : {activite}",
    body="Bonjour {prenom},\n\nNous attendons {personnes} pour « {activite} » :\n{quand}\n\n"
    "Vous ne pouvez pas venir ? Dites-le en un clic : quelqu'un attend peut-être la place." + FOOT,
)
