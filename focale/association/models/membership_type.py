"""What one can join as: the fee, for whom, for how long, and with which rights the statutes give."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.typography import euros
from focale.money.models import Purpose

from .season import Season


class Audience(models.TextChoices):
    PERSON = "person", _("une personne")
    ORGANISATION = "organisation", _("une association, une structure")


class Validity(models.TextChoices):
    SEASON = "season", _("jusqu'à la fin de la saison")
    CALENDAR = "calendar", _("jusqu'à la fin de l'année civile")
    ROLLING = "rolling", _("douze mois")


class MembershipTypeQuerySet(models.QuerySet):
    def offered(self, day=None):
        """Those one can take on this day, today unless told."""
        day = day or timezone.localdate()
        begun = Q(offered_from=None) | Q(offered_from__lte=day)
        return self.filter(begun, Q(offered_until=None) | Q(offered_until__gte=day), is_offered=True)


class MembershipType(models.Model):
    name = models.CharField(_("nom"), max_length=80, unique=True)
    category = models.CharField(
        _("catégorie de membres"),
        max_length=60,
        blank=True,
        help_text=_("Celle des statuts\xa0: membres actifs, bienfaiteurs, d'honneur…"),
    )
    statutes_ref = models.CharField(
        _("ce qui la fixe"),
        max_length=120,
        blank=True,
        help_text=_("L'article des statuts, ou la décision et son jour."),
    )
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
    offered_from = models.DateField(_("proposée du"), null=True, blank=True)
    offered_until = models.DateField(_("proposée jusqu'au"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("ordre"), default=100)

    objects = MembershipTypeQuerySet.as_manager()

    class Meta:
        verbose_name = _("formule d'adhésion")
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(least_cents=None) | Q(cents__gte=models.F("least_cents")),
                name="membership_type_advises_enough",
            ),
            models.CheckConstraint(
                condition=Q(offered_from=None)
                | Q(offered_until=None)
                | Q(offered_until__gte=models.F("offered_from")),
                name="membership_type_offered_in_order",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def fee_purpose(self) -> Purpose:
        """What the fee is in the books: a price for something, or given for nothing (7562, 7561)."""
        return Purpose.MEMBERSHIP_FEES if self.has_counterpart else Purpose.MEMBERSHIP_GIFTS

    def is_offered_on(self, day) -> bool:
        """Whether one can take it that day."""
        begins, ends = self.offered_from or day, self.offered_until or day
        return self.is_offered and begins <= day <= ends

    @property
    def is_offered_now(self) -> bool:
        return self.is_offered_on(timezone.localdate())

    @property
    def is_free_price(self) -> bool:
        return self.least_cents is not None

    def fee(self, proposed_cents=None) -> int:
        """What is to be paid: the fixed amount, or the free one proposed. Refuses less than the least."""
        if not self.is_free_price or proposed_cents is None:
            return self.cents
        if proposed_cents < self.least_cents:
            raise ValidationError(
                _now("Le montant est libre à partir de %(least)s.") % {"least": euros(self.least_cents)}
            )
        return proposed_cents


def last_day_of(kind, first) -> date:
    """The last day of a period of this type that begins on `first`."""
    if kind.validity == Validity.CALENDAR:
        return date(first.year, 12, 31)
    if kind.validity == Validity.ROLLING:
        leap = (first.month, first.day) == (2, 29)
        return first.replace(year=first.year + 1, day=28 if leap else first.day) - timedelta(days=not leap)
    season = Season.objects.filter(first_day__lte=first, last_day__gte=first).first()
    if season is None:
        raise ValidationError(
            _now("La saison du %(day)s n'est pas encore écrite : demandez à l'accueil.")
            % {"day": plain_date(first)}
        )
    return season.last_day
