"""Who answers for whom: many to many, for minors and for protected adults alike."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record

MAJORITY = 18


class Relation(models.TextChoices):
    PARENT = "parent", _("parent")
    TUTOR = "tutor", _("tuteur ou tutrice")
    FOSTER = "foster", _("famille d'accueil")
    INSTITUTION = "institution", _("établissement")
    RELATIVE = "relative", _("proche")


FOR_PROTECTED_ADULTS = {Relation.TUTOR, Relation.INSTITUTION}


def years_before(day, years):
    """The same day so many years before; 1 March for a 29 February that did not exist."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, month=3, day=1)


class GuardianshipQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(ended_at=None)

    def deciding_for(self, ward):
        """For a minor every holder of authority; for an adult only a tutor or an institution."""
        return self if ward.is_minor() else self.filter(relation__in=FOR_PROTECTED_ADULTS)

    def of_the_deciding(self, adult):
        """The links by which this adult (a person, or a key) decides today: for minors; for adults only as
        tutor or institution.

        The same rule as `deciding_for`, asked for many wards at once.
        """
        return self.in_force().filter(adult=adult).deciding_on(timezone.localdate())

    def deciding_on(self, day):
        """Those whose holder decides, by the age of the ward that day: for who is of age only tutors and
        institutions do."""
        eighteen_ago = years_before(day, MAJORITY)
        by_date = models.Q(ward__born_on__gt=eighteen_ago)
        by_year = models.Q(ward__born_on=None, ward__born_year__gte=eighteen_ago.year)
        protected = models.Q(relation__in=FOR_PROTECTED_ADULTS)
        return self.filter(by_date | by_year | protected, holds_authority=True)

    @transaction.atomic
    def entrust(self, ward, *, to, relation=Relation.PARENT, by, **rights):
        """Say that `to` answers for `ward`; an existing link is taken up again with these rights."""
        if ward == to:
            raise ValidationError(_now("Une personne ne peut pas être sa propre responsable."))
        if relation == Relation.INSTITUTION and not rights.get("organisation"):
            raise ValidationError(_now("Choisissez l'établissement pour lequel cette personne répond."))
        link, created = self.update_or_create(
            ward=ward, adult=to, defaults={"relation": relation, "ended_at": None, **rights}
        )
        record("guardianship.entrusted", link, by=by, ward=ward.pk, adult=to.pk, new=created)
        return link


class Guardianship(models.Model):
    ward = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="guardianships")
    adult = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="wardships")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="guardianships"
    )
    relation = models.CharField(_("lien"), max_length=20, choices=Relation, default=Relation.PARENT)
    holds_authority = models.BooleanField(_("décide pour la personne"), default=True)
    may_pick_up = models.BooleanField(_("peut venir la chercher"), default=True)
    call_order = models.PositiveSmallIntegerField(_("ordre d'appel"), default=1)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GuardianshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("responsable")
        constraints = [
            models.UniqueConstraint(fields=["ward", "adult"], name="guardianship_once"),
            models.CheckConstraint(
                condition=~models.Q(ward=models.F("adult")), name="guardianship_of_another"
            ),
        ]

    def __str__(self):
        return f"{self.adult} → {self.ward}"

    @classmethod
    def follow_merge(cls, kept, absorbed):
        """Links move; where both files had the same one, it stays in force if one of the two was."""
        moved = {"ward": [], "adult": []}
        for row in cls.objects.filter(models.Q(ward=absorbed) | models.Q(adult=absorbed)):
            name = "ward" if row.ward_id == absorbed.pk else "adult"
            ends = {"ward": row.ward_id, "adult": row.adult_id, name: kept.pk}
            twin = cls.objects.filter(**ends).first()
            if twin and twin.ended_at and not row.ended_at:
                twin.ended_at, twin.holds_authority = None, row.holds_authority
                twin.save(update_fields=["ended_at", "holds_authority"])
            if twin is None and ends["ward"] != ends["adult"]:
                cls.objects.filter(pk=row.pk).update(**{name: kept})
                moved[name].append(row.pk)
        return moved

    @transaction.atomic
    def change(self, *, by, **rights):
        """Correct the link: relation, authority, who may pick up, order of the calls."""
        for name, value in rights.items():
            setattr(self, name, value)
        if self.relation == Relation.INSTITUTION and not self.organisation:
            raise ValidationError(_now("Choisissez l'établissement pour lequel cette personne répond."))
        self.save()
        record("guardianship.changed", self, by=by, ward=self.ward_id, changed=sorted(rights))

    def decides(self) -> bool:
        """Whether the holder decides today, as `deciding_for` asks of many."""
        protects = self.ward.is_minor() or self.relation in FOR_PROTECTED_ADULTS
        return self.ended_at is None and self.holds_authority and protects

    @transaction.atomic
    def end(self, *, by):
        """From now on this adult no longer answers for the person; the past stays."""
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])
        record("guardianship.ended", self, by=by, ward=self.ward_id, adult=self.adult_id)
