"""The shape of what is typed on a list: somebody who comes, and people counted without a name."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import PhoneField
from focale.people.models.guardianship import MAJORITY
from focale.people.models.person import Gender
from focale.programme.models import CountAges
from focale.programme.models.count_ages import words_of
from focale.programme.models.headcount import GENDERS

OLDEST = 120
CROWD = 5000


class NewcomerForm(forms.Form):
    """Somebody quickly described. An age is enough: only the year of birth is kept from it."""

    first_name = forms.CharField(label=_("Prénom"), max_length=80)
    last_name = forms.CharField(label=_("Nom"), max_length=80, required=False)
    age = forms.IntegerField(
        label=_("Âge"),
        min_value=0,
        max_value=OLDEST,
        required=False,
        error_messages={"invalid": _("Écrivez l'âge en chiffres.")},
    )
    gender = forms.ChoiceField(label=_("Genre"), choices=Gender, required=False)

    def is_of_a_minor(self) -> bool:
        """Whether the age that was typed is one at which somebody must be there to be called."""
        age = self.cleaned_data.get("age") if self.is_valid() else None
        return age is not None and age < MAJORITY

    def facts(self) -> dict:
        """As `newcomer` takes them."""
        told = self.cleaned_data
        age = told["age"]
        return {
            "first_name": told["first_name"],
            "last_name": told["last_name"],
            "gender": told["gender"],
            "born_year": None if age is None else timezone.localdate().year - age,
        }


class CallForm(forms.Form):
    """Whom to call for a minor: asked before the first visit. Both lines, or none where none is `needed`."""

    name = forms.CharField(
        label=_("Qui appeler"), max_length=120, widget=forms.TextInput({"autocomplete": "off"})
    )
    phone = PhoneField(label=_("Son téléphone"))

    def __init__(self, *args, needed=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.needed = needed
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
        for field in self.fields.values():
            field.required = needed
            field.error_messages["required"] = _("Avant 18 ans, notez qui appeler et à quel numéro.")

    def clean(self):
        told = super().clean()
        for name, other in (("name", "phone"), ("phone", "name")):
            if told.get(name) and not told.get(other) and other not in self.errors:
                self.add_error(other, _("Notez le nom et le numéro, ou aucun des deux."))
        return told

    def facts(self) -> dict | None:
        """The name and the number; nothing where none was told."""
        return self.cleaned_data if self.cleaned_data.get("phone") else None


def first_error(form) -> str:
    """What is wrong with a form, in one sentence for a phone."""
    field = next(iter(form.errors))
    return _now("%(what)s\u00a0: %(which)s") % {
        "what": form.fields[field].label,
        "which": form[field].words[0],
    }


AGE_FIELD = re.compile(r"age:(\d{1,3}-\d{1,3}|\d{1,3}\+)")
GENDER_WORDS = {"female": _("filles et femmes"), "male": _("garçons et hommes"), "other": _("autrement")}


def number(label):
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=CROWD,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class HeadcountForm(forms.Form):
    """How many came without giving a name; the rest is what one saw of them."""

    total = number(_("Personnes en tout"))
    already_known = number(_("Dont déjà venues"))

    def __init__(self, *args, headcount=None, **kwargs):
        super().__init__(*args, **kwargs)
        for code in self._ages(headcount):
            self.fields[f"age:{code}"] = number(words_of(code))
        for gender in GENDERS:
            self.fields[f"gender:{gender}"] = number(GENDER_WORDS[gender])
        for field in self.fields.values():
            field.initial = 0
        if headcount:
            self.initial = {"total": headcount.total, "already_known": headcount.already_known}
            self.initial |= {
                f"{cell.dimension}:{cell.bracket}": cell.number for cell in headcount.cells.all()
            }

    def _ages(self, headcount):
        """Those of today, and those of a count made before, or of a phone that was offline meanwhile."""
        codes = {*CountAges.current().codes(), *AGE_FIELD.findall(" ".join(self.data or ()))}
        if headcount:
            codes |= {cell.bracket for cell in headcount.cells.all() if cell.dimension == "age"}
        return sorted(codes, key=lambda code: [int(end) for end in re.findall(r"\d+", code)])

    def of(self, dimension):
        """The fields that break the total down that way."""
        return [self[name] for name in self.fields if name.startswith(f"{dimension}:")]

    def ages(self):
        return self.of("age")

    def genders(self):
        return self.of("gender")

    def facts(self) -> dict:
        """As `Headcount.objects.tally` takes them."""
        told = {name: value or 0 for name, value in self.cleaned_data.items()}
        cells = {tuple(name.split(":")): value for name, value in told.items() if ":" in name}
        return {"total": told["total"], "already_known": told["already_known"], "cells": cells}
