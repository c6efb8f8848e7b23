"""How large a picture is printed, and what for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.people.models import Use

from .print_files import LEAST, ON_PAPER


class PaperForm(forms.Form):
    """`most`: millimetres the picture has points for."""

    centimetres = forms.DecimalField(
        label=_("Grand côté, en centimètres"), decimal_places=1, max_digits=5, localize=True
    )
    use = forms.ChoiceField(
        label=_("Pour quoi ?"), choices=[(use.value, use.label) for use in ON_PAPER], initial=Use.INTERNAL
    )

    def __init__(self, *args, most, **kwargs):
        super().__init__(*args, **kwargs)
        words = _("De %(least)d à %(most)d cm pour cette image, à 300 points par pouce.")
        if most >= LEAST:
            self.fields["centimetres"].help_text = words % {"least": LEAST // 10, "most": most // 10}

    def asked(self) -> tuple[int, str]:
        """Millimetres of the longer side, and the use."""
        return round(self.cleaned_data["centimetres"] * 10), self.cleaned_data["use"]
