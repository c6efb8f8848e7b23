"""The shape of what is typed about funders, their calls and the papers they ask for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.people.models import Organisation
from focale.people.scans import refuse_unreadable

from .models import Call, Funder, OrganisationDocument


class FunderForm(forms.ModelForm):
    name = forms.CharField(label=_("Nom"), max_length=160)

    class Meta:
        model = Funder
        fields = ["name", "line", "department", "scheme", "note"]
        labels = {"scheme": _("Sa grille de comptage")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["name"].initial = self.instance.organisation.name

    def clean_name(self):
        """A partner of that name becomes the funder; nobody is a funder twice."""
        name = self.cleaned_data["name"].strip()
        known = Organisation.objects.filter(name__iexact=name).first()
        if known and Funder.objects.filter(organisation=known).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_now("Ce financeur existe déjà."))
        self.organisation = known or Organisation(name=name)
        return name

    def save(self, commit=True):
        if self.organisation.pk is None:
            self.organisation.save()
        self.instance.organisation = self.organisation
        return super().save(commit)


class CallForm(forms.ModelForm):
    class Meta:
        model = Call
        fields = ["funder", "name", "year", "opens_on", "closes_on", "decided_on", "link", "words"]
        labels = {"funder": _("Financeur")}
        widgets = {name: day_box() for name in ("opens_on", "closes_on", "decided_on")}
        field_classes = dict.fromkeys(widgets, DayField)


class DocumentForm(forms.ModelForm):
    class Meta:
        model = OrganisationDocument
        fields = ["kind", "name", "file", "issued_on", "valid_until", "year"]
        widgets = {name: day_box() for name in ("issued_on", "valid_until")}
        field_classes = dict.fromkeys(widgets, DayField)
        widgets |= {"file": forms.FileInput()}

    def clean_file(self):
        file = self.cleaned_data["file"]
        refuse_unreadable(file)
        return file
