"""School and public holidays: shown while planning, frozen on each attendance, corrected by the team."""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focale.ground.models import Version
from focale.ground.shipped import in_page_language
from focale.programme.holidays import public_holidays, school_holidays

ZONE = "C"
AHEAD = 2


class HolidayKind(models.TextChoices):
    SCHOOL = "school", _("vacances scolaires")
    PUBLIC = "public", _("jour férié")


class Zone(models.TextChoices):
    A = "A", _("zone A")
    B = "B", _("zone B")
    C = "C", _("zone C")


class HolidayQuerySet(models.QuerySet):
    def during(self, first, last):
        return self.filter(first_day__lte=last, last_day__gte=first)

    def is_school_holiday(self, day) -> bool:
        return self.filter(kind=HolidayKind.SCHOOL).during(day, day).exists()

    def names_by_day(self, first, last) -> dict:
        """For each closed day from `first` to `last` its name; a public holiday goes before the school's."""
        names = {}
        for holiday in self.during(first, last).order_by("-kind", "first_day"):
            day = max(first, holiday.first_day)
            while day <= min(last, holiday.last_day):
                names[day] = str(holiday)
                day += timedelta(days=1)
        return names

    @transaction.atomic
    def load(self, zone=ZONE, years=()):
        """Write the published holidays of these school years (2026 is 2026–27); those there are kept.

        Returns how many are new. A year that has not been published brings public holidays only.
        """
        new = 0
        for year in years:
            first, last = date(year, 9, 1), date(year + 1, 8, 31)
            rows = [(HolidayKind.SCHOOL, zone, each) for each in school_holidays(zone, first, last)]
            rows += [(HolidayKind.PUBLIC, "", each) for each in public_holidays(first, last)]
            for kind, of_zone, each in rows:
                _row, is_new = self.get_or_create(
                    kind=kind,
                    zone=of_zone,
                    first_day=each.first,
                    defaults={"name": each.name, "last_day": each.last, "source": "calendar"},
                )
                new += is_new
        Version.bump("programme")
        return new

    def keep_ahead(self):
        """Load the school years to come that are not there at all; called by the clock.

        A year the team has corrected is left alone, so a row they took out does not come back.
        """
        zone = self.filter(kind=HolidayKind.SCHOOL).order_by("-first_day").values_list("zone", flat=True)
        zone, today = zone.first() or ZONE, timezone.localdate()
        current = today.year if today.month >= 9 else today.year - 1
        for year in range(current - 1, current + AHEAD):
            known = self.filter(first_day__gte=date(year, 9, 1), first_day__lt=date(year + 1, 9, 1))
            if not known.filter(kind=HolidayKind.SCHOOL, zone=zone).exists():
                self.load(zone, [year])


class Holiday(models.Model):
    kind = models.CharField(pgettext_lazy("kind", "genre"), max_length=10, choices=HolidayKind)
    zone = models.CharField(_("zone"), max_length=2, choices=Zone, blank=True)
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
        return in_page_language(self.name)
