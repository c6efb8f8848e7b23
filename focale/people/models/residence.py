"""Where a person lives, as far as needed: the town, and whether it is in a priority district.

Three answers, not two: yes, no, unknown. No coordinates are kept.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.models import record


class InDistrict(models.TextChoices):
    YES = "yes", _("oui")
    NO = "no", _("non")
    UNKNOWN = "", _("inconnu")


class Method(models.TextChoices):
    GEOCODED = "geocoded", _("calculé depuis l'adresse")
    STREET_LIST = "street_list", _("liste des rues")
    CHOSEN = "chosen", _("choisi dans la liste")
    DECLARED = "declared", _("déclaré par la personne")
    PARTNER = "partner", _("attesté par un partenaire")
    DOCUMENT = "document", _("justificatif vu")


class ResidenceQuerySet(models.QuerySet):
    @transaction.atomic
    def settle(self, person, *, by, since=None, **facts):
        """From `since` (today unless told) the person lives there; the former residence ends that day."""
        since = since or timezone.localdate()
        type(person).objects.select_for_update(no_key=True).get(pk=person.pk)
        if self.filter(person=person, until=None, since__gt=since).exists():
            raise ValidationError(
                _now("Un domicile plus récent est déjà noté. Vérifiez la date d'emménagement.")
            )
        self.filter(person=person, until=None).update(until=since)
        residence = self.create(person=person, since=since, determined_on=timezone.localdate(), **facts)
        record("residence.settled", residence, by=by, person=person.pk, in_district=residence.in_district)
        return residence


class Residence(models.Model):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="residences")
    street = models.CharField(_("rue"), max_length=200, blank=True)
    postcode = models.CharField(_("code postal"), max_length=10, blank=True)
    town = models.CharField(_("commune"), max_length=80, blank=True)
    in_district = models.CharField(_("en quartier prioritaire"), max_length=3, choices=InDistrict, blank=True)
    district = models.ForeignKey(
        "people.District", null=True, blank=True, on_delete=models.PROTECT, related_name="residences"
    )
    version = models.PositiveSmallIntegerField(null=True, blank=True, help_text="of the list of districts")
    method = models.CharField(_("comment"), max_length=20, choices=Method, blank=True)
    determined_on = models.DateField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = ResidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("domicile")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(until=None), name="residence_one_current"
            ),
            models.CheckConstraint(
                condition=models.Q(district=None) | models.Q(in_district="yes"),
                name="residence_district_means_yes",
            ),
        ]

    def __str__(self):
        return self.town
