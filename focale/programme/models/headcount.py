"""People counted without a name, at a screening or an open door: how many, and what is known of them."""

from datetime import UTC

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import Event, record

from .occurrence import Occurrence

DIMENSIONS = ("gender", "age")
"""Each breaks the same total down; the sum of none may exceed it."""

GENDERS = ("female", "male", "other")


class HeadcountQuerySet(models.QuerySet):
    @transaction.atomic
    def tally(self, occurrence, *, total, by, already_known=0, cells=(), made_at=None):
        """Write the headcount of an occurrence anew. `cells`: {(dimension, bracket): number}.

        `made_at`: by a phone that was offline; a count made before the one we have changes nothing.
        Refuses when the parts of a dimension, or those already known, are more than the total.
        """
        Occurrence.objects.select_for_update(no_key=True).get(pk=occurrence.pk)
        made_at = (made_at or timezone.now()).astimezone(UTC)
        cells = {place: number for place, number in dict(cells).items() if number}
        if already_known > total:
            raise ValidationError(_now("Les personnes déjà venues ne peuvent pas dépasser le total."))
        for dimension in DIMENSIONS:
            parts = sum(number for (kind, _bracket), number in cells.items() if kind == dimension)
            if parts > total:
                raise ValidationError(
                    _now(
                        "Le détail compte %(parts)d personnes et le total %(total)d. Corrigez l'un des deux."
                    )
                    % {"parts": parts, "total": total}
                )
        former = self.filter(occurrence=occurrence).first()
        if former and former.counted_at() >= made_at.isoformat():
            return former
        headcount, _created = self.update_or_create(
            occurrence=occurrence,
            defaults={
                "total": total,
                "already_known": already_known,
                "activity": occurrence.activity,
                "on": occurrence.day,
            },
        )
        headcount.cells.all().delete()
        HeadcountCell.objects.bulk_create(
            HeadcountCell(headcount=headcount, dimension=kind, bracket=bracket, number=number)
            for (kind, bracket), number in sorted(cells.items())
        )
        told = {"occurrence": occurrence.pk, "total": total, "made_at": made_at.isoformat()}
        record("headcount.counted", headcount, by=by, **told)
        return headcount


class Headcount(models.Model):
    occurrence = models.OneToOneField(
        "programme.Occurrence", on_delete=models.PROTECT, related_name="headcount"
    )
    activity = models.ForeignKey("programme.Activity", on_delete=models.PROTECT, related_name="headcounts")
    on = models.DateField(_("jour"), db_index=True)
    total = models.PositiveIntegerField(_("personnes sans nom"))
    already_known = models.PositiveIntegerField(_("dont déjà venues"), default=0)

    objects = HeadcountQuerySet.as_manager()

    class Meta:
        verbose_name = _("comptage")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(already_known__lte=models.F("total")), name="headcount_known_is_part"
            )
        ]

    def __str__(self):
        return str(self.total)

    def counted_at(self) -> str:
        """When the count we have was made, in ISO words by UTC, as the journal tells; or nothing."""
        last = Event.objects.about(self).filter(what="headcount.counted").last()
        return last.details.get("made_at", "") if last else ""


class HeadcountCell(models.Model):
    headcount = models.ForeignKey(Headcount, on_delete=models.CASCADE, related_name="cells")
    dimension = models.CharField(max_length=20)
    bracket = models.CharField(max_length=20)
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("part d'un comptage")
        constraints = [
            models.UniqueConstraint(fields=["headcount", "dimension", "bracket"], name="headcount_cell_once")
        ]

    def __str__(self):
        return f"{self.dimension} {self.bracket} {self.number}"
