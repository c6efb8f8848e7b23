"""Asking for the yes that is missing, in one go for a whole production: to each adult one letter.

Who has said no is not asked again. A child's own word is asked through those who decide for the child.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Identity, record
from focale.letters.models import Letter
from focale.letters.words import declare
from focale.people.models import Use

from .gate import ON_IT, Gate
from .models import Piece
from .states import MEDIA, How

ASKED = (Use.WEB, Use.PRINT, Use.EXHIBITION)
"""Where what is made here is meant to be shown."""


@dataclass
class Wanted:
    """What one adult is asked: the persons whose image it is about, and the credits of works."""

    adult: object
    images: list = field(default_factory=list)
    works: list = field(default_factory=list)

    @property
    def names(self) -> str:
        people = [*self.images, *(credit.person for credit in self.works)]
        return ", ".join(dict.fromkeys(person.first_name for person in people))


def wanted(pieces, uses=ASKED, on=None) -> list[Wanted]:
    """Who is still to be asked about these pieces (a queryset), each once, in the order of their names."""
    gate, found = Gate(pieces, on, ON_IT), {}
    for piece in gate.pieces.values():
        for row in piece.appearances.all():
            for use in uses if row.person else ():
                for giver in gate.voices.silent(row.person, use, MEDIA[How(row.how)]):
                    _ask(found, gate, giver, row.person, "images", row.person)
        for credit in piece.credits.all():
            for giver in _silent_about(credit, gate):
                _ask(found, gate, giver, credit.person, "works", credit)
    return sorted(found.values(), key=lambda one: one.adult.folded_name)


def _silent_about(credit, gate):
    author = credit.person
    if author is None or author.erased_at or author.merged_into_id:
        return []
    said = {row.given_by_id for row in credit.permissions.all() if row.stands_on(gate.on)}
    deciding = gate.voices.deciding[author.pk]
    others = [] if said & {adult.pk for adult in deciding} else deciding
    return [giver for giver in [author, *others] if giver.pk not in said]


def _ask(found, gate, giver, subject, what, thing):
    """Note it with the giver, or, of a child's own word, with those who decide for the child."""
    children = giver == subject and gate.voices.deciding[subject.pk]
    for adult in children or [giver]:
        if adult.is_minor(gate.on):
            continue
        row = found.setdefault(adult.pk, Wanted(adult))
        if thing not in getattr(row, what):
            getattr(row, what).append(thing)


@transaction.atomic
def ask_for(production, *, by) -> int:
    """Write to everybody still to be asked about the pieces of a production, once a day at most. How many."""
    held = production.held()
    asked = wanted(Piece.objects.standing().filter(production=held))
    day, about = timezone.localdate(), reverse("my-agreements")
    for one in asked:
        facts = {
            "prenom": one.adult.first_name,
            "qui": one.names,
            "production": held.title,
            "lien": settings.ADDRESS.rstrip("/") + about,
            "place": Identity.current().name,
        }
        key = f"agreements:{held.pk}:{one.adult.pk}:{day}"
        Letter.objects.write("agreements_asked", to=one.adult, facts=facts, key=key, about=about)
    record("production.agreements_asked", held, by=by, people=len(asked))
    return len(asked)


declare(
    "agreements_asked",
    title=_("Accords demandés"),
    fields={
        "prenom": "Samira",
        "qui": "Lina, Nour",
        "production": _("Portraits du quartier"),
        "lien": "https://exemple.org/mes-accords/",
        "place": "Le Focus",
    },
    subject=_("Peut-on montrer ce que {qui} a fait ?"),
    body=_(
        "Bonjour {prenom},\n\nNous aimerions montrer ce qui s'est fait dans « {production} ». {qui} y a"
        " travaillé, ou y paraît. Rien ne se montre sans votre accord, et dire non ne change rien à sa place"
        " ici.\n\nPour répondre, une minute suffit :"
    ),
    foot=_("{lien}\n\n{place}"),
)
