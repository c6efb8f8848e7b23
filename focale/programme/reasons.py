"""Why one stands where one stands: the facts of the journal, each as a sentence a person reads."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from focale.ground.models import Event

SHOWN_TO_A_PARTY = 40


def reasons_of(party) -> list[tuple]:
    """(when, sentence) of what happened to this party, oldest first, the draw of its seating included."""
    told = []
    for event in Event.objects.about(party.seating).filter(details__party=party.number)[:SHOWN_TO_A_PARTY]:
        if sentence := sentence_of(event):
            told.append((event.at, sentence))
    if party.seating.drawn_at:
        told += _drawn(party)
    return sorted(told, key=lambda each: each[0])


def _drawn(party):
    drawn = Event.objects.about(party.seating).filter(what="seating.drawn").first()
    if drawn is None or party.number not in drawn.details["order"]:
        return []
    rank = drawn.details["order"].index(party.number) + 1
    facts = {"rank": rank, "count": len(drawn.details["order"])}
    return [(drawn.at, _("Tirage au sort : %(rank)d sur %(count)d.") % facts)]


def sentence_of(event) -> str:
    """One fact of the journal of a seating as a sentence; empty for what says nothing to people."""
    said = event.details
    write = SENTENCES.get(event.what)
    return write(said) if write else ""


def _joined(said):
    words = ngettext(
        "Demande n° %(number)d, pour une personne.",
        "Demande n° %(number)d, pour %(size)d personnes.",
        said["size"],
    ) % {"number": said["party"], "size": said["size"]}
    return words + (" " + _("Prioritaire.") if said["priority"] else "")


def _passed_over(said):
    return ngettext(
        "Il y avait %(free)d place libre et il en faut %(needed)d ensemble : "
        "la place est allée plus loin, le rang reste.",
        "Il y avait %(free)d places libres et il en faut %(needed)d ensemble : "
        "les places sont allées plus loin, le rang reste.",
        said["free"],
    ) % {"free": said["free"], "needed": said["needed"]}


def _let_pass(said):
    if said["leaves"]:
        return _("Pas de réponse une deuxième fois : la demande est close.")
    return _("Pas de réponse dans le délai : retour en fin de liste.")


def _cancelled(said):
    words = ngettext("Une personne se retire.", "%(count)d personnes se retirent.", said["count"]) % {
        "count": said["count"]
    }
    return f"{words} {said['reason']}".strip()


def _moved(said):
    return _("L'équipe a changé le rang. Raison : %(reason)s") % {"reason": said["reason"]}


def _changed(said):
    return _("Nombre de places : %(seats)d.") % {"seats": said["seats"]}


def _opened(said):
    return _("Liste ouverte, %(seats)d places.") % {"seats": said["seats"]}


SENTENCES = {
    "party.joined": _joined,
    "party.seated": lambda said: _("Place donnée."),
    "party.offered": lambda said: _("Une place s'est libérée : elle est proposée."),
    "party.accepted": lambda said: _("Place acceptée."),
    "party.passed_over": _passed_over,
    "party.let_pass": _let_pass,
    "party.offer_taken_back": lambda said: _(
        "Il y a moins de places : la proposition est reprise, le rang reste."
    ),
    "party.moved": _moved,
    "registration.cancelled": _cancelled,
    "seats.changed": _changed,
    "seating.opened": _opened,
    "seating.drawn": lambda said: _("Tirage au sort fait."),
    "seats.offered": lambda said: _("Places libres proposées à la liste."),
}


def history_of(seating, most=100) -> list[tuple]:
    """(when, by whom, party number or None, sentence) of the last facts of a seating, newest first."""
    events = Event.objects.about(seating).order_by("-pk")[:most]
    return [(event.at, event.by_words, event.details.get("party"), sentence_of(event)) for event in events]
