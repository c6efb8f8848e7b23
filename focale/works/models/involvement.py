"""The part a person has in a production: who leads it, who makes it."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record


class Part(models.TextChoices):
    LEADER = "leader", _("mène la production")
    MAKER = "maker", _("y participe")


class InvolvementQuerySet(models.QuerySet):
    @transaction.atomic
    def involve(self, production, person, *, part=Part.MAKER, by):
        """Give somebody a part, or another part."""
        held = production.held()
        if person.merged_into_id or person.erased_at:
            raise ValidationError(_now("Cette fiche a été fusionnée ou effacée. Cherchez-la à nouveau."))
        row, is_new = self.update_or_create(production=held, person=person, defaults={"part": part})
        record("production.involved", held, by=by, person=person.pk, part=part, new=is_new)
        return row


class Involvement(models.Model):
    production = models.ForeignKey("works.Production", on_delete=models.CASCADE, related_name="involvements")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="involvements")
    part = models.CharField(_("rôle"), max_length=10, choices=Part, default=Part.MAKER)
    since = models.DateTimeField(default=timezone.now)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation à une production")
        ordering = ["part", "person__folded_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["production", "person"], name="involved_once")]

    def __str__(self):
        return f"{self.person} · {self.production}"

    @classmethod
    def follow_merge(cls, kept, absorbed):
        """Parts move; where both files had one in the same production, leading goes before making."""
        moved = []
        for row in cls.objects.filter(person=absorbed):
            twin = cls.objects.filter(production=row.production_id, person=kept).first()
            if twin is None:
                cls.objects.filter(pk=row.pk).update(person=kept)
                moved.append(row.pk)
            elif row.part == Part.LEADER and twin.part != Part.LEADER:
                cls.objects.filter(pk=twin.pk).update(part=Part.LEADER)
        return {"person": moved}

    @classmethod
    def follow_erasure(cls, person, *, by):
        """Nobody is involved under no name."""
        cls.objects.filter(person=person).delete()

    @transaction.atomic
    def end(self, *, by):
        """From now on the person has no part in it."""
        held = self.production.held()
        if Involvement.objects.filter(pk=self.pk).delete()[0]:
            record("production.left", held, by=by, person=self.person_id)
