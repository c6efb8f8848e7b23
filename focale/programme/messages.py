"""The words of the programme's letters: their kinds, and the facts that fill them."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from focale.ground.dates import hour, long_date
from focale.ground.models import Identity
from focale.ground.typography import french
from focale.letters.words import declare

SHOWN_DATES = 6

FIELDS = {
    "prenom": "Samira",
    "personnes": _("Lina et Nour"),
    "activite": "Stage caméra, photo, micro",
    "quand": _("lundi 23 février à 9 h 30"),
    "lieu": "5 rue du Faubourg de Rochebelle, Alès",
    "rang": "3",
    "delai": _("jeudi 12 février à 18 h"),
    "tirage": _("samedi 7 février à 12 h"),
    "raison": _("l'animatrice est malade"),
    "prix": _("À payer : 72 €, à l'accueil."),
    "accords": _("Les accords déjà donnés n'ont pas changé."),
    "lien": "https://exemple.org/inscription/…",
    "place": "Le Focus",
}

FOOT = _("Voir, répondre ou annuler en un clic :\n{lien}\n\n{place}\n{lieu}")


def facts_of(party, people=None, **more) -> dict:
    """What the letters to a party may say, in the words and the language of who reads them.

    `people`: the participants, when the caller knows them. `more`: facts that are known already, or asked
    of a function of the party.
    """
    seating, to = party.seating, party.made_by
    site = seating.activity.site
    with override(to.language if to.language in ("fr", "en") else "fr"):
        names = in_words([person.first_name for person in people]) if people else party.names()
        facts = {
            "prenom": to.first_name,
            "personnes": names,
            "activite": seating.activity.title,
            "quand": "\n".join(moment(start) for start, _end in seating.times()[:SHOWN_DATES]),
            "lieu": ", ".join(word for word in (site.address, site.town) if word),
            "delai": moment(party.offered_until) if party.offered_until else "",
            "tirage": moment(seating.activity.draw_at) if seating.activity.draw_at else "",
            "raison": "",
            "accords": "",
            "lien": settings.ADDRESS.rstrip("/") + party.get_absolute_url(),
            "place": Identity.current().name,
        }
        if "rang" not in more:
            facts["rang"] = party.place_in_line() or ""
        return facts | {name: french(told(party)) if callable(told) else told for name, told in more.items()}


def moment(at) -> str:
    """« lundi 23 février à 9 h 30 »"""
    return _now("%(day)s à %(hour)s") % {"day": long_date(at), "hour": hour(timezone.localtime(at))}


def in_words(names) -> str:
    """« Lina », « Lina et Nour », « Lina, Nour et Tom »"""
    if len(names) < 2:
        return "".join(names)
    return _now("%(first)s et %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


# The kinds. Fields stand in braces; what a translation keeps are the same fields.
declare(
    "registered",
    title=_("Inscription validée"),
    fields=FIELDS,
    subject=_("{activite} : c'est noté"),
    body=_(
        "Bonjour {prenom},\n\n{personnes} : l'inscription à « {activite} » est validée.\n\n{quand}"
        "\n\n{prix}\n\n{accords}"
    ),
    foot=FOOT,
)
declare(
    "waiting",
    title=_("En liste d'attente"),
    fields=FIELDS,
    subject=_("{activite} : vous êtes en liste d'attente"),
    body=_(
        "Bonjour {prenom},\n\n{personnes} : vous êtes en liste d'attente pour « {activite} », au rang {rang}."
        " Nous vous écrivons dès qu'une place se libère.\n\n{quand}\n\n{accords}"
    ),
    foot=FOOT,
)
declare(
    "in_draw",
    title=_("Demande reçue avant un tirage"),
    fields=FIELDS,
    subject=_("{activite} : votre demande est notée"),
    body=_(
        "Bonjour {prenom},\n\n{personnes} : votre demande pour « {activite} » est notée. Les places sont"
        " tirées au sort le {tirage} ; l'heure de votre demande ne compte pas. Nous vous écrivons"
        " ensuite.\n\n{quand}\n\n{accords}"
    ),
    foot=FOOT,
)
declare(
    "offered",
    title=_("Une place se libère"),
    fields=FIELDS,
    subject=_("{activite} : une place est libre pour vous"),
    body=_(
        "Bonjour {prenom},\n\nUne place se libère pour {personnes} : « {activite} ».\n"
        "Répondez avant {delai}. Sans réponse, elle ira à la personne suivante.\n\n{quand}\n\n{prix}"
    ),
    foot=FOOT,
)
declare(
    "offer_withdrawn",
    title=_("Proposition retirée"),
    fields=FIELDS,
    subject=_("{activite} : la place proposée n'est plus libre"),
    body=_(
        "Bonjour {prenom},\n\nIl y a moins de places que prévu : celle que nous vous proposions pour"
        " {personnes} à « {activite} » n'est plus libre. Vous restez en liste d'attente, au rang {rang}."
        " Nous vous écrivons dès qu'une place se libère.\n\n{quand}"
    ),
    foot=FOOT,
)
declare(
    "offer_passed",
    title=_("Délai de réponse passé"),
    fields=FIELDS,
    subject=_("{activite} : le délai est passé"),
    body=_(
        "Bonjour {prenom},\n\nNous n'avons pas eu votre réponse pour {personnes}. La place de « {activite} »"
        " va à la personne suivante. Vous restez en liste d'attente, à la fin de la liste."
    ),
    foot=FOOT,
)
declare(
    "offer_missed",
    title=_("Délai passé une seconde fois"),
    fields=FIELDS,
    subject=_("{activite} : votre demande est close"),
    body=_(
        "Bonjour {prenom},\n\nDeux fois, nous n'avons pas eu votre réponse pour {personnes}. Votre demande"
        " pour « {activite} » est close. Vous pouvez en refaire une quand vous voulez."
    ),
    foot=FOOT,
)
declare(
    "changed",
    title=_("Date, heure ou salle changée"),
    fields=FIELDS,
    subject=_("{activite} : un changement"),
    body=_(
        "Bonjour {prenom},\n\n« {activite} » change pour {personnes}. Voici les dates à jour :\n\n{quand}"
    ),
    foot=FOOT,
)
declare(
    "called_off",
    title=_("Séance annulée par l'équipe"),
    fields=FIELDS,
    subject=_("{activite} : séance annulée"),
    body=_(
        "Bonjour {prenom},\n\nLa séance de « {activite} » n'aura pas lieu : {raison}.\n\n{quand}\n\n{prix}"
    ),
    foot=FOOT,
)
declare(
    "cancelled",
    title=_("Inscription annulée"),
    fields=FIELDS,
    subject=_("{activite} : inscription annulée"),
    body=_(
        "Bonjour {prenom},\n\n{personnes} : l'inscription à « {activite} » est annulée.\n\n{raison}\n\n{prix}"
    ),
    foot=FOOT,
)
declare(
    "reminder",
    title=_("Rappel la veille"),
    fields=FIELDS,
    subject=_("Demain : {activite}"),
    body=_(
        "Bonjour {prenom},\n\nNous attendons {personnes} pour « {activite} » :\n{quand}\n\n"
        "Vous ne pouvez pas venir ? Dites-le en un clic : quelqu'un attend peut-être la place."
    ),
    foot=FOOT,
)
