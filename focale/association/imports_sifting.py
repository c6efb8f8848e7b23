"""The lines of a list as the address asks for them, and as a table to correct and hand in again."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .models import Verdict

WHICH = [
    ("", _("toutes")),
    ("nouvelles", _("nouvelles personnes")),
    ("connues", _("personnes connues")),
    ("adhesions", _("adhésions ajoutées")),
    ("membres", _("deviennent membres")),
    ("refusees", _("refusées")),
    ("gardees", _("pas annulées")),
]


class RowsSift(forms.Form):
    quoi = forms.ChoiceField(label=_("Quelles lignes"), required=False, choices=WHICH)

    def __init__(self, asked, imported):
        super().__init__(asked, auto_id="sift_%s")
        self.imported = imported
        if not imported.rows.left_by_undoing().exists():
            self.fields["quoi"].choices = WHICH[:-1]

    def rows(self):
        """The lines asked for."""
        rows = self.imported.rows.select_related("person")
        asked = self.cleaned_data.get("quoi") if self.is_valid() else ""
        return {
            "nouvelles": rows.filter(verdict=Verdict.NEW),
            "connues": rows.filter(verdict=Verdict.KNOWN),
            "adhesions": rows.filter(period="add"),
            "membres": rows.filter(period="member"),
            "refusees": rows.refused(),
            "gardees": rows.left_by_undoing(),
        }.get(asked, rows)


def table(imported, rows):
    """Head and lines: the file's own columns where a line was refused, and why."""
    head = [
        _now("Ligne"),
        _now("Prénom"),
        _now("Nom"),
        _now("Ce qui se passe"),
        _now("Pourquoi"),
        *imported.head,
    ]
    return head, (_line(row) for row in rows.iterator(chunk_size=500))


def _line(row):
    names = [row.facts.get("first_name", ""), row.facts.get("last_name", "")]
    return [row.number, *names, row.get_verdict_display(), " ".join(row.why), *row.cells]
