"""School holidays and public holidays: shown while planning, frozen on each attendance, corrected by the team."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HolidayKind(models.TextChoices):
    SCHOOL = "school", _("vacances scolaires")
    PUBLIC = "public", _("jour férié")


class HolidayQuerySet(models.QuerySet):
    def during(self, first, last):
        return self.filter(first_day__lte=last, last_day__gte=first)

    def is_school_holiday(self, day) -> bool:
        return self.filter(kind=HolidayKind.SCHOOL).during(day, day).exists()


class Holiday(models.Model):
    kind = models.CharField(_("genre"), max_length=10, choices=HolidayKind)
    zone = models.CharField(_("zone"), max_length=2, blank=True)
    name = models.CharField(_("nom"), max_length=80)
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))
    source = models.CharField(max_length=80, blank=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("vacances ou jour férié")
        ordering = ["first_day"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "zone", "first_day"], name="holiday_once"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="holiday_in_order"
            ),
        ]

    def __str__(self):
        return self.name
