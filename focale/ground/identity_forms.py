"""The name, the words and the colours of a place. A colour one cannot read is refused, with a better one."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .colours import DARKROOM, PAPER, READABLE, contrast
from .forms import ChoiceCards, PhoneField
from .marks import MARKS, mark
from .models import Identity

MARK_WORDS = {
    "aperture": _("Un objectif"),
    "negative": _("Un négatif"),
    "waves": _("Des ondes"),
    "blocks": _("Des cubes"),
}


def readable(colour: str, ground: str) -> str:
    """The nearest colour that can be read on this ground: darker on paper, lighter in the dark."""
    towards = 0 if ground == PAPER else 255
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    for share in range(101):
        mixed = "#" + "".join(f"{round(part + (towards - part) * share / 100):02x}" for part in parts)
        if contrast(mixed, ground) >= READABLE:
            return mixed
    return colour


def refuse_unreadable(colour: str, ground: str, where: str) -> str:
    """The colour in small letters, or the sentence that says why it cannot serve."""
    colour = colour.strip().lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise ValidationError(_now("Écrivez la couleur comme #1b4d9b\xa0: un dièse et six signes."))
    if (found := contrast(colour, ground)) < READABLE:
        raise ValidationError(
            _now(
                "Cette couleur se lit mal %(where)s\xa0: le contraste est de %(found)s, "
                "il en faut %(least)s. Essayez %(other)s."
            )
            % {
                "where": where,
                "found": f"{found:.1f}".replace(".", ","),
                "least": f"{READABLE:.1f}".replace(".", ","),
                "other": readable(colour, ground),
            }
        )
    return colour


def mark_choices():
    """The marks one can choose, each drawn beside its word."""
    return [
        (name, format_html('<span class="mark">{}</span> {}', mark(name), MARK_WORDS.get(name, name)))
        for name in MARKS
    ]


class IdentityForm(forms.ModelForm):
    mark = forms.ChoiceField(label=_("Signe"), choices=mark_choices, widget=ChoiceCards)
    phone = PhoneField(label=_("Téléphone"), required=False)

    class Meta:
        model = Identity
        fields = ["name", "association", "tagline", "about", "mark", "colour", "dark_colour"]
        fields += ["email", "phone", "legal", "privacy_contact"]
        widgets = {
            "colour": forms.TextInput({"type": "color"}),
            "dark_colour": forms.TextInput({"type": "color"}),
            "tagline": forms.TextInput(),
        }

    def clean_colour(self):
        return refuse_unreadable(self.cleaned_data["colour"], PAPER, _now("sur le papier clair"))

    def clean_dark_colour(self):
        return refuse_unreadable(self.cleaned_data["dark_colour"], DARKROOM, _now("dans le noir"))
