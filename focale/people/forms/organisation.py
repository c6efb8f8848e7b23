"""A partner and those one speaks to there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import PhoneField
from focale.people.models import Contact, Organisation


class OrganisationForm(forms.ModelForm):
    phone = PhoneField(label=_("Téléphone"), required=False)
    site = forms.URLField(label=_("Site"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = ["name", "kind", "town", "address", "email", "phone", "site", "is_active"]


class ContactForm(forms.ModelForm):
    phone = PhoneField(label=_("Téléphone"), required=False)

    class Meta:
        model = Contact
        fields = ["name", "duty", "email", "phone"]
