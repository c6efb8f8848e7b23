"""Which zone and school year of the official calendar to load."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.programme.models.holiday import ZONE, Zone


def school_years():
    """From two years ago to three years ahead, as the school names them: 2026–2027."""
    now = timezone.localdate().year
    return [(year, f"{year}–{year + 1}") for year in range(now - 2, now + 4)]


class CalendarForm(forms.Form):
    zone = forms.ChoiceField(
        label=_("Zone"),
        choices=Zone,
        initial=ZONE,
        help_text=_("Alès et Nîmes sont en zone C, avec Montpellier, Toulouse et Paris."),
    )
    year = forms.TypedChoiceField(label=_("Année scolaire"), coerce=int, choices=school_years)
