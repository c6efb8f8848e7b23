"""The year of the association, usually September to August."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


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
