"""What one writes when the association's own money changes place."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from focale.money.models import ChartAccount

from .acts import ActForm


def places():
    """Where the money of the association is, in words."""
    return list(ChartAccount.objects.holding_money().values_list("code", "label"))


class TransferForm(ActForm):
    label = forms.CharField(label=_("Note"), max_length=160, required=False)
    source = forms.ChoiceField(label=_("De"), choices=places, initial="530")
    target = forms.ChoiceField(label=_("Vers"), choices=places, initial="512")
    project = None
    field_order = ["ticket", "kept", "source", "target", "cents", "day", "label", "document"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("source", "target"):  # the names of the accounts are the place's own words
            self.fields[name].widget.attrs["lang"] = settings.LANGUAGE_CODE

    def facts(self):
        told = super().facts()
        names = dict(places())
        told["label"] = told["label"] or f"{names[told['source']]} → {names[told['target']]}"
        return told
