"""The file of a list of members, and what the team chooses for it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.people.folding import fold

from .importing.choosing import words_of_kinds
from .importing.facts import Fact
from .importing.formats import Source
from .models import MembershipType

ENOUGH = ({Fact.FIRST_NAME}, {Fact.FULL_NAME}, {Fact.ORGANISATION})


class ListFileForm(forms.Form):
    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_("CSV, XLSX ou ODS, 5 Mo au plus. La première ligne nomme les colonnes."),
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,.xlsx,.ods"}),
        error_messages={"empty": _("Ce fichier est vide. Choisissez-en un autre.")},
    )


class ChoicesForm(forms.Form):
    """What each column holds, and which membership follows. `table`: what the file says, read."""

    def __init__(self, *args, imported, table, **kwargs):
        super().__init__(*args, **kwargs)
        self.table, kept = table, imported.chosen
        self.columns = kept["columns"]
        for number, name in enumerate(table.head):
            self.fields[f"c{number}"] = forms.ChoiceField(
                label=name or _("sans nom"),
                choices=Fact,
                required=False,
                initial=self.columns[number],
                help_text=_examples(table, number),
            )
        self.types = [(str(kind.pk), kind.name) for kind in MembershipType.objects.all()]
        self._ask_of_membership(kept)
        if Fact.PAYER_FIRST_NAME in self.columns:
            self.fields["payer_is_parent"] = forms.BooleanField(
                label=_("Qui paie pour un enfant est son parent et décide pour lui"),
                required=False,
                initial=kept.get("payer_is_parent", imported.source == Source.HELLOASSO),
            )

    def _ask_of_membership(self, kept):
        """By the words of the list where a column has them, else one for everybody."""
        self.words = words_of_kinds(self.table, self.columns)
        choices = [("", _("aucune adhésion"))] + self.types
        for number, words in enumerate(self.words):
            known = kept.get("kinds", {}).get(fold(words), self._like(words))
            self.fields[f"k{number}"] = forms.ChoiceField(
                label=words, choices=choices, required=False, initial=str(known or "")
            )
        if Fact.KIND not in self.columns:
            self.fields["kind"] = forms.ChoiceField(
                label=_("Quelle adhésion donner à chacun ?"),
                choices=choices,
                required=False,
                initial=str(kept.get("kind") or ""),
            )
        self.fields["are_members"] = forms.BooleanField(
            label=_("Ces personnes sont membres de l'association"),
            required=False,
            initial=kept.get("are_members", False),
            help_text=_("Même sans adhésion\xa0: être membre et avoir payé sont deux choses."),
        )
        for name, label in (("first_day", _("Début de l'adhésion")), ("last_day", _("Fin de l'adhésion"))):
            self.fields[name] = DayField(
                label=label, required=False, widget=day_box(), initial=kept.get(name) or None
            )
        self.fields["last_day"].help_text = _("Vide : ce que dit la ligne, sinon ce que dit la formule.")
        self.fields["first_day"].help_text = _("Vide : ce que dit la ligne, sinon aujourd'hui.")

    def _like(self, words):
        return next((key for key, name in self.types if fold(name) == fold(words)), None)

    def column_boxes(self):
        return [self[f"c{number}"] for number in range(len(self.table.head))]

    def kind_boxes(self):
        return [self[f"k{number}"] for number in range(len(self.words))]

    def other_boxes(self):
        names = ("are_members", "kind", "first_day", "last_day", "payer_is_parent")
        return [self[name] for name in names if name in self.fields]

    def clean(self):
        told = super().clean()
        held = [told.get(f"c{number}", "") for number in range(len(self.table.head))]
        for fact in Fact.values:
            twice = [number for number, each in enumerate(held) if fact and each == fact]
            if len(twice) > 1:
                words = _now("Deux colonnes ne peuvent pas être «\xa0%(it)s\xa0». Choisissez-en une.")
                self.add_error(f"c{twice[1]}", words % {"it": Fact(fact).label})
        if not any(names <= set(held) for names in ENOUGH):
            raise ValidationError(_now("Dites quelle colonne est le prénom, ou le nom et prénom ensemble."))
        first, last = told.get("first_day"), told.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _now("L'adhésion finirait avant de commencer."))
        return told

    def kept(self) -> dict:
        """The choices as Import.chosen keeps them."""
        told = self.cleaned_data
        days = {name: told[name].isoformat() for name in ("first_day", "last_day") if told.get(name)}
        kinds = {fold(words): told.get(f"k{number}") or None for number, words in enumerate(self.words)}
        return days | {
            "columns": [told.get(f"c{number}", "") for number in range(len(self.table.head))],
            "kinds": kinds,
            "kind": told.get("kind") or None,
            "payer_is_parent": told.get("payer_is_parent", False),
            "are_members": told.get("are_members", False),
        }


def _examples(table, number) -> str:
    """The first words of a column, so that one sees what it holds."""
    found = list(dict.fromkeys(row.cells[number] for row in table.rows[:50] if row.cells[number]))[:3]
    return escape(" · ".join(" ".join(words.split())[:40] for words in found) or _now("vide"))
