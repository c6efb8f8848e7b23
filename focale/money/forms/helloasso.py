"""An export of HelloAsso: looked at, then taken in."""

import csv
import io

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.sheets_read import read_any_table
from focale.ground.tables_read import read_table

LONGEST = 1_000_000
"""Letters of a table that travels in the page between the look and the agreement."""


def as_text(table) -> str:
    """The table once more as text: whatever it was handed in as, it is read back the same."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";")
    rows.writerow(table.head)
    rows.writerows(cells for _number, cells in table.rows)
    return written.getvalue()


class ExportForm(forms.Form):
    file = forms.FileField(
        label=_("Export « Paiements » de HelloAsso"),
        help_text=_("Dans HelloAsso : Mes paiements, Exporter. Rien n'est écrit avant votre accord."),
        widget=forms.FileInput({"accept": ".csv,.txt,text/csv,.xlsx,.ods"}),
    )

    def clean_file(self):
        table = read_any_table(self.cleaned_data["file"])
        if len(as_text(table)) > LONGEST:
            raise ValidationError(_now("Ce fichier est trop long\xa0: coupez-le en plusieurs."))
        return table


class AgreeForm(forms.Form):
    """The table that was looked at, to be taken in now."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST, strip=False)

    def clean_text(self):
        return read_table(self.cleaned_data["text"].encode())
