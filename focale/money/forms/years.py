"""Opening a year."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.money.models import FiscalYear
from focale.money.models.fiscal_year import anniversary


class YearForm(forms.Form):
    first_day = DayField(label=_("Premier jour"), widget=day_box())
    last_day = DayField(label=_("Dernier jour"), widget=day_box())


def first_days() -> dict:
    """What the form of a new year holds at first: the year that follows the last, else this calendar year."""
    last = FiscalYear.objects.order_by("-last_day").first()
    first = last.last_day + timedelta(days=1) if last else date(timezone.localdate().year, 1, 1)
    return {"first_day": first, "last_day": anniversary(first) - timedelta(days=1)}


def usual_years() -> list[tuple]:
    """Before the first year: the two that most associations have, as (words, first day, last day)."""
    today = timezone.localdate()
    season = date(today.year if today.month >= 9 else today.year - 1, 9, 1)
    usual = ((_now("Année civile"), date(today.year, 1, 1)), (_now("De septembre à août"), season))
    return [(words, first, anniversary(first) - timedelta(days=1)) for words, first in usual]
