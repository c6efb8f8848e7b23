"""Which letters a list shows, as its address says."""

from django.db.models import Q

from focale.letters.models import State
from focale.letters.words import KINDS
from focale.people.folding import fold
from focale.people.models import Organisation, Person

TO_DO = "a-faire"


class Sifted:
    """The filters of the list: `etat`, `genre`, `mots`. What is not understood is left aside."""

    def __init__(self, asked):
        state, kind = asked.get("etat", TO_DO), asked.get("genre", "")
        self.state = state if state in (TO_DO, "", *State.values) else TO_DO
        self.kind = kind if kind in KINDS else ""
        self.words = asked.get("mots", "")[:100]
        kept = asked.copy()
        kept.pop("page", None)
        self.query = kept.urlencode()

    @property
    def states(self):
        return State.choices

    @property
    def kinds(self):
        return [(name, kind.title) for name, kind in KINDS.items()]

    def letters(self, letters):
        """Those of `letters` that the filters keep, the latest first."""
        if self.state == TO_DO:
            letters = letters.work_to_do()
        elif self.state:
            letters = letters.filter(state=self.state)
        if self.kind:
            letters = letters.filter(kind=self.kind)
        if fold(self.words):
            people = Person.objects.found_by(self.words).order_by().values("pk")
            there = Organisation.objects.found_by(self.words).order_by().values("pk")
            letters = letters.filter(Q(person__in=people) | Q(organisation__in=there))
        return letters.select_related("person", "organisation")
