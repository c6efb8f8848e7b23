"""Which days a page of money shows: those of a year of the accounts unless the address says otherwise."""

from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box

from .models import FiscalYear

EARLIEST, LATEST = 1990, 2100


def without(asked, *names) -> str:
    """The query string less these."""
    return urlencode([(name, value) for name, value in asked.items() if name not in names and value])


def shown_year(years):
    """The year one looks at first: that of today, else the latest. None where none is opened."""
    today = timezone.localdate()
    return next((year for year in years if year.first_day <= today <= year.last_day), None) or next(
        iter(years), None
    )


class PeriodForm(forms.Form):
    """`du` and `au` of the address. `years`: all there are, the latest first."""

    du = DayField(label=_("Du"), required=False, widget=day_box())
    au = DayField(label=_("Au"), required=False, widget=day_box())

    def __init__(self, asked):
        self.years, asked = list(FiscalYear.objects.all()), asked.copy()
        year = shown_year(self.years)
        if year and not asked.get("du") and not asked.get("au"):
            asked["du"], asked["au"] = year.first_day.isoformat(), year.last_day.isoformat()
        super().__init__(asked, auto_id="sift_%s")

    def clean(self):
        told = super().clean()
        first, last = told.get("du"), told.get("au")
        if not all(EARLIEST <= day.year <= LATEST for day in (first, last) if day):
            raise ValidationError(_now("Choisissez des dates entre 1990 et 2100."))
        if first and last and first > last:
            raise ValidationError(_now("La période finit avant de commencer. Échangez les deux dates."))
        return told

    def days(self) -> dict:
        """The filters on `day` that follow."""
        told = self.cleaned_data
        wanted = {"day__gte": told.get("du"), "day__lte": told.get("au")}
        return {name: day for name, day in wanted.items() if day}

    def tabs(self) -> list[tuple]:
        """The years as tabs: words, address, whether it is the one shown."""
        here, rest = (self.data.get("du"), self.data.get("au")), without(self.data, "du", "au", "page")
        found = []
        for year in self.years[:6]:
            days = year.first_day.isoformat(), year.last_day.isoformat()
            address = f"?{urlencode({'du': days[0], 'au': days[1]})}" + (f"&{rest}" if rest else "")
            found.append((str(year), address, here == days))
        return found
