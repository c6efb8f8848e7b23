"""Days and moments that are typed. What lies centuries away is a slip, and no calendar reaches past 9999."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = 1900, 2100
FAR = _("Choisissez une date entre 1900 et 2100.")


def refuse_far(value):
    """Refuse a day or a moment out of the two centuries that the house reckons with."""
    if value and not EARLIEST <= value.year <= LATEST:
        raise ValidationError(FAR, code="far")


def day_box():
    """The browser's own calendar."""
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, from 1900 until 2100."""

    default_validators = [refuse_far]


class MomentField(forms.DateTimeField):
    """A day with its hour, from 1900 until 2100."""

    default_validators = [refuse_far]
