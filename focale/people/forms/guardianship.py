"""Who answers for a person: an adult already known, or a new one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import PhoneField
from focale.people.models import Organisation
from focale.people.models.guardianship import Relation


class GuardianshipForm(forms.Form):
    relation = forms.ChoiceField(label=_("Lien"), choices=Relation, initial=Relation.PARENT)
    organisation = forms.ModelChoiceField(
        label=_("Établissement"),
        queryset=Organisation.objects.filter(is_active=True),
        required=False,
        help_text=_("Seulement quand le lien est « établissement »."),
    )
    holds_authority = forms.BooleanField(label=_("Décide pour la personne"), required=False, initial=True)
    may_pick_up = forms.BooleanField(label=_("Peut venir la chercher"), required=False, initial=True)
    call_order = forms.IntegerField(
        label=_("Ordre d'appel"),
        min_value=1,
        max_value=20,
        initial=1,
        help_text=_("1 : on l'appelle en premier."),
    )

    def rights(self) -> dict:
        return {name: self.cleaned_data[name] for name in GuardianshipForm.base_fields}


class GuardianForm(GuardianshipForm):
    """A new adult with the link: the name and a way to reach them."""

    first_name = forms.CharField(label=_("Prénom"), max_length=80)
    last_name = forms.CharField(label=_("Nom"), max_length=80, required=False)
    phone = PhoneField(label=_("Téléphone"), required=False)
    email = forms.EmailField(label=_("Adresse électronique"), required=False)
    field_order = ["first_name", "last_name", "phone", "email"]

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("first_name", "last_name", "phone", "email")}
