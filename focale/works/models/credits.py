"""Noting who made a piece."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now

from focale.ground.models import record
from focale.people.models import Guardianship
from focale.works import crediting


class CreditQuerySet(models.QuerySet):
    def answered(self):
        """Those on which an answer is in force, with their piece and maker."""
        rows = self.filter(permissions__ended_at=None, permissions__isnull=False)
        return rows.select_related("piece", "person").distinct().order_by("-piece__written_at", "pk")

    def answered_for_by(self, account):
        """The same, each with `is_mine`: whether its maker is the account's person, or a ward of theirs."""
        person = getattr(account, "person_id", None)
        if person is None:
            return self.annotate(is_mine=models.Value(False))
        wards = Guardianship.objects.of_the_deciding(person).values("ward")
        mine = models.Q(person=person) | models.Q(person__in=wards)
        return self.annotate(is_mine=models.ExpressionWrapper(mine, models.BooleanField()))

    @transaction.atomic
    def note(self, piece, person, *, role, by):
        """This person has a part in making it."""
        held = piece.held()
        held.refuse_closed(by)
        if person.merged_into_id or person.erased_at:
            raise ValidationError(_now("Cette fiche a été fusionnée ou effacée. Cherchez-la à nouveau."))
        row, is_new = self.get_or_create(piece=held, person=person, role=role)
        if is_new:
            record("piece.credit_noted", held, by=by, person=person.pk, role=role)
            crediting.mark_anew(held)
        return row
