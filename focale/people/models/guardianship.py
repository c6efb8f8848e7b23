"""Who answers for whom: many to many, for minors and for protected adults alike."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record


class Relation(models.TextChoices):
    PARENT = "parent", _("parent")
    TUTOR = "tutor", _("tuteur ou tutrice")
    FOSTER = "foster", _("famille d'accueil")
    INSTITUTION = "institution", _("établissement")
    RELATIVE = "relative", _("proche")


FOR_PROTECTED_ADULTS = {Relation.TUTOR, Relation.INSTITUTION}


class GuardianshipQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(ended_at=None)

    def deciding_for(self, ward):
        """For a minor every holder of authority; for an adult only a tutor or an institution."""
        return self if ward.is_minor() else self.filter(relation__in=FOR_PROTECTED_ADULTS)

    @transaction.atomic
    def entrust(self, ward, *, to, relation=Relation.PARENT, by, **rights):
        """Say that `to` answers for `ward`; an existing link is taken up again with these rights."""
        if ward == to:
            raise ValidationError(_now("Une personne ne peut pas être sa propre responsable."))
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

    def end(self, *, by):
        """From now on this adult no longer answers for the person; the past stays."""
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])
        record("guardianship.ended", self, by=by)
