"""The year of the association, usually September to August."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date

LONGEST = timedelta(days=731)


class SeasonQuerySet(models.QuerySet):
    def at(self, day: date | None = None):
        """The season that contains the day (today unless told), or the latest one."""
        day = day or timezone.localdate()
        return (
            self.filter(first_day__lte=day, last_day__gte=day).first() or self.order_by("-first_day").first()
        )


class Season(models.Model):
    name = models.CharField(_("nom"), max_length=40, unique=True)
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))

    objects = SeasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("saison")
        ordering = ["-first_day"]
        constraints = [
            models.CheckConstraint(condition=models.Q(last_day__gt=models.F("first_day")), name="season_runs")
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Seasons do not overlap and last two years at most: of each day one can say which it is."""
        first, last = self.first_day, self.last_day
        if not first or not last:
            return
        if not first < last <= first + LONGEST:
            raise ValidationError(
                {"last_day": _now("Une saison finit après son premier jour, et dure deux ans au plus.")}
            )
        others = Season.objects.exclude(pk=self.pk).filter(first_day__lte=last, last_day__gte=first)
        if other := others.order_by("first_day").first():
            words = _now("La saison %(other)s compte déjà une partie de ces jours, du %(first)s au %(last)s.")
            days = {"first": plain_date(other.first_day), "last": plain_date(other.last_day)}
            raise ValidationError({"first_day": words % ({"other": other} | days)})
