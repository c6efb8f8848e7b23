"""What one can join as: the fee, for whom, for how long, and with which rights the statutes give."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    PERSON = "person", _("une personne")
    ORGANISATION = "organisation", _("une association, une structure")


class Validity(models.TextChoices):
    SEASON = "season", _("jusqu'à la fin de la saison")
    CALENDAR = "calendar", _("jusqu'à la fin de l'année civile")
    ROLLING = "rolling", _("douze mois")


class MembershipTypeQuerySet(models.QuerySet):
    def offered(self):
        return self.filter(is_offered=True)


class MembershipType(models.Model):
    name = models.CharField(_("nom"), max_length=80, unique=True)
    words = models.CharField(_("pour qui, en une phrase"), max_length=200, blank=True)
    audience = models.CharField(_("pour"), max_length=15, choices=Audience, default=Audience.PERSON)
    cents = models.PositiveIntegerField(_("montant"), help_text=_("ou montant conseillé, quand il est libre"))
    least_cents = models.PositiveIntegerField(_("montant libre, à partir de"), null=True, blank=True)
    has_counterpart = models.BooleanField(_("donne droit à quelque chose en échange"), default=True)
    validity = models.CharField(_("durée"), max_length=10, choices=Validity, default=Validity.SEASON)
    needs_approval = models.BooleanField(_("le bureau doit accepter"), default=False)
    has_vote = models.BooleanField(_("donne une voix à l'assemblée"), default=True)
    min_age = models.PositiveSmallIntegerField(_("dès (âge)"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("jusqu'à (âge)"), null=True, blank=True)
    is_offered = models.BooleanField(_("proposé aujourd'hui"), default=True)
    position = models.PositiveSmallIntegerField(_("ordre"), default=100)

    objects = MembershipTypeQuerySet.as_manager()

    class Meta:
        verbose_name = _("formule d'adhésion")
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(least_cents=None) | Q(cents__gte=models.F("least_cents")),
                name="membership_type_advises_enough",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_free_price(self) -> bool:
        return self.least_cents is not None

    def fee(self, proposed_cents=None) -> int:
        """What is to be paid: the fixed amount, or the free one proposed. Refuses less than the least."""
        if not self.is_free_price or proposed_cents is None:
            return self.cents
        if proposed_cents < self.least_cents:
            raise ValidationError(
                _now("Le montant est libre à partir de %(least)s €.") % {"least": self.least_cents // 100}
            )
        return proposed_cents
