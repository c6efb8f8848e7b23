"""A tariff being written: its name, its public price, its rules in their order. Works without JavaScript.

Rules are added, moved and removed by buttons that send the whole form; nothing is kept before the last one.
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import ChoiceCards, EurosField
from focale.money.models import Basis, Counted, Tariff

from .rules import RuleForm, RuleLists, typed_of

MOST_RULES = 30
MOVES = re.compile(r"(up|down|remove):(\d{1,2})")


class TariffForm(forms.Form):
    """What stands above the rules. `after`: the version one has read."""

    name = forms.CharField(label=_("Nom du tarif"), max_length=80)
    basis = forms.ChoiceField(
        label=_("Le prix public est"), choices=Basis, widget=ChoiceCards, initial=Basis.PER_HOUR
    )
    public = EurosField(
        label=_("Prix public"),
        least=0,
        most=1_000_000,
        help_text=_("Le prix réel, celui qu'on affiche : 6 € de l'heure, 20 € la soirée."),
    )
    counted = forms.TypedChoiceField(
        label=_("La durée est comptée"),
        choices=Counted,
        coerce=int,
        initial=Counted.MINUTE,
        required=False,
        empty_value=int(Counted.MINUTE),
        help_text=_("Pour un prix par heure."),
    )
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, tariff=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.tariff = tariff

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        others = Tariff.objects.exclude(pk=self.tariff.pk if self.tariff else None)
        if others.filter(name=name).exists():
            raise ValidationError(_now("Un autre tarif porte déjà ce nom. Choisissez-en un autre."))
        return name


class TariffSheet:
    """The whole form. `version`: the one to start from, if any; `data`: what was sent."""

    def __init__(self, data=None, *, tariff=None, version=None):
        self.tariff, self.lists = tariff, RuleLists(version)
        self.data, self.go = data, data.get("go", "save") if data else ""
        if data:
            self.data = self._moved(data)
            self.head = TariffForm(self.data, tariff=tariff)
            self.rules = [self._rule(number) for number in range(self._rows(self.data))]
        else:
            first = {"name": tariff.name, "after": version.number} if tariff else {}
            told = {"basis": version.basis, "public": version.public_cents} if version else {}
            first |= told | ({"counted": version.counted} if version else {})
            self.head = TariffForm(initial=first, tariff=tariff)
            rules = version.rules.all() if version else ()
            self.rules = [self._rule(number, rule) for number, rule in enumerate(rules)]
        if data and not self.is_sent:
            self._forgive()

    @property
    def is_sent(self) -> bool:
        """Whether one asked to save, and not only to add or move a rule."""
        return self.go == "save"

    def _rule(self, number, rule=None):
        initial = typed_of(rule) if rule else None
        return RuleForm(self.data or None, prefix=f"r{number}", lists=self.lists, rule=rule, initial=initial)

    @staticmethod
    def _rows(data):
        rows = data.get("rows", "0")
        return min(int(rows), MOST_RULES) if rows.isdecimal() and len(rows) < 4 else 0

    def _moved(self, data):
        """What was sent, with the rules in the order asked for, one more or one less."""
        names = list(RuleForm.base_fields)
        rows = [{name: data.getlist(f"r{n}-{name}") for name in names} for n in range(self._rows(data))]
        if self.go == "more" and len(rows) < MOST_RULES:
            rows.append({})
        if asked := MOVES.fullmatch(self.go):
            verb, number = asked[1], int(asked[2])
            rows = _arranged(rows, verb, number)
        kept = QueryDict(mutable=True)
        for name in TariffForm.base_fields:
            kept.setlist(name, data.getlist(name))
        kept["rows"] = str(len(rows))
        for number, row in enumerate(rows):
            for name, values in row.items():
                kept.setlist(f"r{number}-{name}", values)
        return kept

    def _forgive(self):
        """Show what was typed without reproach: one has not asked to save."""
        for form in (self.head, *self.rules):
            form._errors, form.cleaned_data = ErrorDict(), {}

    def is_valid(self) -> bool:
        return self.is_sent and all([form.is_valid() for form in (self.head, *self.rules)])

    def facts(self) -> dict:
        """What `Tariff.propose` and `Tariff.write` take. A rule left empty counts for nothing."""
        said = self.head.cleaned_data
        rules = [form.facts() for form in self.rules if not form.is_empty]
        price = {"basis": said["basis"], "public_cents": said["public"], "counted": said["counted"]}
        return price | {"rules": rules}

    def differs(self) -> bool:
        """Whether anything is written otherwise than in the version one has read."""
        version, facts = self.tariff.current(), self.facts()
        if any(getattr(version, name) != facts[name] for name in ("basis", "public_cents", "counted")):
            return True
        former = list(version.rules.all())
        return len(former) != len(facts["rules"]) or any(
            getattr(rule, name) != value
            for rule, said in zip(former, facts["rules"], strict=True)
            for name, value in said.items()
        )

    @property
    def errors(self):
        return [name for form in (self.head, *self.rules) for name in form.errors]

    def non_field_errors(self):
        return [error for form in (self.head, *self.rules) for error in form.non_field_errors()]

    def __iter__(self):
        return (field for form in (self.head, *self.rules) for field in form)


def _arranged(rows, verb, number):
    if number >= len(rows):
        return rows
    if verb == "remove":
        return rows[:number] + rows[number + 1 :]
    other = number - 1 if verb == "up" else number + 1
    if 0 <= other < len(rows):
        rows[number], rows[other] = rows[other], rows[number]
    return rows
