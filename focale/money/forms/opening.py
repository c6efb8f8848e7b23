"""The file of the first balances: looked at, then written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.money.balances_sheet import text_of


class OpeningFileForm(forms.Form):
    file = forms.FileField(
        label=_("Fichier CSV, XLSX ou ODS"),
        help_text=_("Quatre colonnes : compte, nom, débit, crédit. Rien n'est écrit avant votre accord."),
        widget=forms.FileInput({"accept": ".csv,.txt,text/csv,.xlsx,.ods"}),
    )

    def clean_file(self):
        return text_of(self.cleaned_data["file"].read())


class OpeningForm(forms.Form):
    """The file that was looked at, to be written now."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=500_000, strip=False)
    adds_accounts = forms.BooleanField(label=_("Ajouter ces comptes au plan comptable"), required=False)
