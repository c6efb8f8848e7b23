"""Into which ages people without a name are counted, and whether that answers each grid."""

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.funding.breaking import ages_of
from focale.funding.models import Fact, IndicatorScheme
from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.models import CountAges
from focale.programme.models.count_ages import words_of


class CountAgesForm(forms.Form):
    starts = forms.CharField(
        label=gettext_lazy("Âges où commence une tranche"),
        max_length=120,
        help_text=gettext_lazy("Des âges, avec une virgule entre deux : 0, 6, 12, 18."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_starts(self):
        typed = re.split(r"[\s,;]+", self.cleaned_data["starts"].strip(" ,;"))
        if not all(re.fullmatch(r"[0-9]{1,3}", age) for age in typed):
            raise ValidationError(_("Écrivez les âges en chiffres, avec une virgule entre deux."))
        return [int(age) for age in typed]


@right(Right.SAVE_REPORTS)
def count_ages(request):
    """One line to write; beside it what each grid makes of these brackets."""
    current, scales = CountAges.current(), list(age_scales())
    form = CountAgesForm(request.POST or None, initial={"starts": str(current)})
    if request.method == "POST" and form.is_valid():
        try:
            CountAges.settle(form.cleaned_data["starts"], by=request.user)
        except ValidationError as refusal:
            form.add_error("starts", refusal)
        else:
            messages.success(request, _("C'est noté : on compte ainsi à partir de maintenant."))
            return redirect("count-ages")
    codes = current.codes()
    context = {
        "form": form,
        "brackets": [words_of(code) for code in codes],
        "schemes": [(scheme, [words_of(code) for code in lost(codes, own)]) for scheme, own in scales],
        "all_cuts": ", ".join(map(str, cuts(own for _scheme, own in scales))),
    }
    return page(request, "funding/count_ages.html", context, status=422 if form.is_bound else 200)


def age_scales():
    """(grid, its age brackets) of each that has some."""
    for scheme in IndicatorScheme.objects.with_scales():
        for dimension, brackets in scheme.scales:
            if dimension.fact == Fact.AGE and brackets:
                yield scheme, brackets


def lost(codes, brackets) -> list[str]:
    """Those that fall across two brackets of a grid: whom it then calls unknown."""
    return [code for code in codes if not any(each.holds(ages_of(code)) for each in brackets)]


def cuts(scales) -> list[int]:
    """Every age where a bracket of a grid begins, or the one after it ends."""
    ages = {0}
    for bracket in (each for brackets in scales for each in brackets):
        ages |= {bracket.min_age or 0} | ({bracket.max_age + 1} if bracket.max_age is not None else set())
    return sorted(ages)
