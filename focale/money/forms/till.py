"""The count of the box: in all, or by coins and notes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import EurosField
from focale.ground.typography import euros

VALUES = (20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
"""Notes and coins of the euro, in cents; the note of 500 € is no longer made."""
MOST_OF_ONE = 9_999


class TillForm(forms.Form):
    """`expected`: the cents the page told, so that what moves in between asks for a new count."""

    expected_cents = forms.IntegerField(widget=forms.HiddenInput)
    counted_cents = EurosField(
        label=_("Ce qu'il y a dans la caisse, en euros"),
        least=0,
        required=False,
        help_text=_("Laissez vide si vous comptez pièce par pièce."),
    )
    note = forms.CharField(
        label=_("D'où vient l'écart ?"),
        max_length=200,
        required=False,
        help_text=_("Seulement si ce n'est pas la somme attendue."),
    )

    def __init__(self, *args, expected, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expected_cents"].initial = expected
        for value in VALUES:
            box = forms.NumberInput({"inputmode": "numeric", "min": 0, "class": "coin", "data-value": value})
            self.fields[f"coin_{value}"] = forms.IntegerField(
                label=euros(value), required=False, min_value=0, max_value=MOST_OF_ONE, widget=box
            )

    def coins(self):
        """The boxes of the coins and notes, to be drawn beside each other."""
        return [self[f"coin_{value}"] for value in VALUES]

    @property
    def has_coins(self) -> bool:
        """Whether somebody counted coin by coin, or wrote there what cannot be read."""
        return self.is_bound and any(self.data.get(self.add_prefix(f"coin_{value}")) for value in VALUES)

    def plain(self):
        """The other boxes that are seen."""
        return [self["counted_cents"], self["note"]]

    def clean(self):
        told = super().clean()
        coins = {value: told.get(f"coin_{value}") or 0 for value in VALUES}
        told["coins"] = {value: count for value, count in coins.items() if count}
        counted, summed = told.get("counted_cents"), sum(value * count for value, count in coins.items())
        if self.errors:
            return told
        if counted is None and not self.has_coins:
            raise ValidationError(
                {"counted_cents": _now("Indiquez ce qu'il y a dans la caisse, au moins 0.")}
            )
        if counted is not None and told["coins"] and counted != summed:
            words = _now("Les pièces et les billets font %(sum)s\xa0: corrigez l'un ou l'autre.")
            raise ValidationError({"counted_cents": words % {"sum": euros(summed)}})
        told["counted_cents"] = summed if counted is None else counted
        return told

    def facts(self) -> dict:
        """What `Till.objects.close` and `open` ask for."""
        return {
            name: self.cleaned_data[name] for name in ("expected_cents", "counted_cents", "note", "coins")
        }

    def told_again(self, expected):
        """The refused form goes out with what is expected now."""
        self.data = self.data.copy()
        self.data["expected_cents"] = str(expected)
