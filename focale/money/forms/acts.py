"""What the forms of all acts share."""

import secrets

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import EurosField
from focale.money.kept_files import brought_back, keep

from .fields import PaperField, ProjectField

NOTHING = ("", "—")


class ActForm(forms.Form):
    """What all have. A photo that came with a refused form is kept, and its word travels in `kept`."""

    ticket = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    cents = EurosField(label=_("Somme, en euros"))
    label = forms.CharField(label=_("Quoi"), max_length=160)
    day = DayField(label=_("Date"), widget=day_box(), initial=timezone.localdate)
    project = ProjectField()
    document = PaperField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ticket"].initial = secrets.token_hex(10)
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean(self):
        told = super().clean()
        if not told.get("document") and told.get("kept"):
            told["document"] = brought_back(told["kept"])
        return told

    def keep_document(self):
        """Before a refused form is shown again: its photo comes back by itself the next time."""
        file = self.cleaned_data.get("document")
        if file and "document" not in self.errors:
            self.data = self.data.copy()
            self.data[self.add_prefix("kept")] = keep(file)

    @property
    def has_kept(self) -> bool:
        return bool(self.is_bound and self.data.get(self.add_prefix("kept")))

    def facts(self) -> dict:
        told = {name: value for name, value in self.cleaned_data.items() if name != "kept"}
        return told | {"document": told.get("document") or ""}

    def said_by(self, someone, name):
        """The three columns that keep who somebody is."""
        told = {f"{name}_name": someone.words}
        told[f"{name}_organisation"] = someone.organisation
        return told | {name: someone.person}
