"""Family quotients of a demonstration: proven in both seasons, and two nobody has read yet."""

import random
from datetime import timedelta

from django.utils import timezone

from focale.money.models import FamilyQuotient

VALUES = (180, 320, 390, 450, 520, 610, 680, 740, 850, 960, 1120, 1340)


class Quotients:
    """Samira's family, every third adult who answers for children; `of` says the value on a day."""

    def __init__(self, demonstration):
        self.parent_of, self.rows = demonstration.neighbours.parent_of, []
        chance, checked_by = random.Random("quotients"), demonstration.account("coordinator")
        adults = list({adult.pk: adult for adult in self.parent_of.values()}.values())
        me = demonstration.neighbours.parent.person
        others = [adult for adult in adults if adult != me]
        today = demonstration.today
        for adult in [me, *others[::3]]:
            value = 620 if adult == me else chance.choice(VALUES)
            self._prove(adult, value + 40, today - timedelta(days=425), 364, checked_by)
            self._prove(adult, value, today - timedelta(days=60), 360, checked_by)
        for adult in others[1:7:3]:
            self._prove(adult, chance.choice(VALUES), today - timedelta(days=60), 360, None)
        FamilyQuotient.objects.bulk_create(self.rows)

    def _prove(self, person, value, first_day, days, checked_by):
        row = FamilyQuotient(person=person, value=value, first_day=first_day, seen_on_paper=True)
        row.last_day = first_day + timedelta(days=days)
        row.checked_at, row.checked_by = timezone.now() if checked_by else None, checked_by
        self.rows.append(row)

    def of(self, person, day):
        """The proven value of the person's family that day, or None."""
        adult = self.parent_of.get(person.pk, person)
        for row in self.rows:
            if row.person_id == adult.pk and row.checked_at and row.first_day <= day <= row.last_day:
                return row.value
        return None
