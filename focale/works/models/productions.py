"""The questions one asks of many productions, and how one begins."""

from django.db import models, transaction

from focale.ground.models import record
from focale.people.folding import fold
from focale.people.models import Guardianship
from focale.people.rights import Right, may

from .involvement import Involvement, Part
from .step import Step


class ProductionQuerySet(models.QuerySet):
    def visible_to(self, account):
        """All for who keeps them; else those one leads, makes, or decides for a maker of."""
        if may(account, Right.KEEP_WORKS):
            return self
        person = getattr(account, "person_id", None)
        if person is None:
            return self.none()
        return self.filter(self._theirs(person) | self._led_by(account))

    def made_for(self, account):
        """Those in which this person has a part, or somebody they decide for, whatever else they may see."""
        return self.filter(self._theirs(account.person_id))

    def changeable_by(self, account):
        """All for who keeps them; else those a member of the team leads."""
        if may(account, Right.KEEP_WORKS):
            return self
        return self.filter(self._led_by(account))

    @staticmethod
    def _theirs(person):
        wards = Guardianship.objects.of_the_deciding(person).values("ward")
        parts = Involvement.objects.filter(models.Q(person=person) | models.Q(person__in=wards))
        return models.Q(pk__in=parts.values("production"))

    def _led_by(self, account):
        if not may(account, Right.MAKE_WORKS) or account.person_id is None:
            return models.Q(pk__in=[])
        led = Involvement.objects.filter(person=account.person_id, part=Part.LEADER).values("production")
        dates = self.model.occurrences.through.objects.filter(occurrence__leaders=account.person_id)
        return models.Q(pk__in=led) | models.Q(pk__in=dates.values("production"))

    def open(self):
        return self.filter(archived_at=None)

    def found_by(self, typed: str):
        """Those whose title and words hold every word typed; accents and case do not matter."""
        found = self
        for word in fold(typed).split():
            found = found.filter(folded_words__contains=word)
        return found

    @transaction.atomic
    def begin(self, *, by, occurrences=(), makers=(), steps=(), **facts):
        """A new production. Who begins it leads it; `makers`: persons; `steps`: the names of its plan."""
        made = self.create(made_by=by, **facts)
        made.occurrences.set(occurrences)
        parts = {maker.pk: Part.MAKER for maker in makers}
        if by and by.person_id:
            parts[by.person_id] = Part.LEADER
        Involvement.objects.bulk_create(
            Involvement(production=made, person_id=key, part=part) for key, part in parts.items()
        )
        Step.objects.bulk_create(
            Step(production=made, rank=rank, name=name) for rank, name in enumerate(steps, 1)
        )
        record("production.begun", made, by=by, title=made.title)
        return made
