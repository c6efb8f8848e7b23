"""The family quotient of the CAF, with the document that proves it and the days it holds."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record
from focale.people.models import Guardianship


class FamilyQuotientQuerySet(models.QuerySet):
    def proven(self):
        """Those somebody of the team has checked against the document."""
        return self.exclude(checked_at=None)

    def holding_on(self, day):
        return self.filter(first_day__lte=day, last_day__gte=day)

    def of_household(self, person):
        """Those of the person, and of the adults who decide for the person."""
        adults = Guardianship.objects.in_force().filter(ward=person, holds_authority=True).values("adult")
        return self.filter(Q(person=person) | Q(person__in=adults))

    def value_for(self, person, day) -> int | None:
        """The proven quotient of a person's family that day, in euros; the lowest where parents differ."""
        rows = self.proven().holding_on(day).of_household(person)
        return rows.aggregate(lowest=models.Min("value"))["lowest"]


class FamilyQuotient(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="family_quotients")
    value = models.PositiveIntegerField(_("quotient familial, en euros"))
    first_day = models.DateField(_("valable du"))
    last_day = models.DateField(_("au"))
    document = models.FileField(_("attestation"), upload_to="quotients/", blank=True)
    seen_on_paper = models.BooleanField(_("attestation vue sur papier"), default=False)
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = FamilyQuotientQuerySet.as_manager()

    class Meta:
        verbose_name = _("quotient familial")
        ordering = ["-first_day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="quotient_runs")
        ]

    def __str__(self):
        return str(self.value)

    @classmethod
    def follow_erasure(cls, person, *, by):
        """The proof and the figure go; the prices worked out from them stay with their reason."""
        for row in cls.objects.filter(person=person):
            row.document.delete(save=False)
            row.delete()

    @classmethod
    @transaction.atomic
    def declare(cls, person, *, value, first_day, last_day, document=None, seen_on_paper=False, by):
        """Keep what a family says, with its document; it prices nothing before `check_against_document`."""
        if not document and not seen_on_paper:
            raise ValidationError(
                _now("Joignez l'attestation de la CAF, ou cochez qu'elle a été vue sur papier.")
            )
        kept = cls(
            person=person,
            value=value,
            first_day=first_day,
            last_day=last_day,
            document=document or "",
            seen_on_paper=seen_on_paper,
        )
        kept.full_clean()
        kept.save()
        record("quotient.declared", kept, by=by, person=person.pk)
        return kept

    @transaction.atomic
    def check_against_document(self, *, by):
        """Somebody of the team has read the document: from now on the quotient counts."""
        FamilyQuotient.objects.select_for_update().get(pk=self.pk)
        self.checked_at, self.checked_by = timezone.now(), by
        self.save(update_fields=["checked_at", "checked_by"])
        record("quotient.checked", self, by=by, person=self.person_id)
