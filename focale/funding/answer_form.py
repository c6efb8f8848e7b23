"""What a funder answered."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import EurosField


class AnswerForm(forms.Form):
    """What the funder answered. Without an amount it is a no; without days, those of the action."""

    cents = EurosField(label=_("Montant accordé"), required=False, help_text=_("Rien si c'est non."))
    on = DayField(label=_("Réponse du"), widget=day_box())
    reference = forms.CharField(label=_("Numéro de convention ou d'arrêté"), max_length=80, required=False)
    first_day = DayField(label=_("Premier jour couvert"), required=False, widget=day_box())
    last_day = DayField(label=_("Dernier jour couvert"), required=False, widget=day_box())

    def __init__(self, *args, asked, **kwargs):
        self.asked = asked
        days = {name: getattr(asked.action, name).isoformat() for name in ("first_day", "last_day")}
        kwargs.setdefault("initial", {"on": timezone.localdate().isoformat(), **days})
        super().__init__(*args, **kwargs)

    def clean(self):
        told = super().clean()
        if not self.errors and self._day("last_day") < self._day("first_day"):
            self.add_error("last_day", _("Le dernier jour vient avant le premier. Échangez-les."))
        if told.get("on") and told["on"] > timezone.localdate():
            self.add_error("on", _("Ce jour n'est pas encore arrivé."))
        return told

    def _day(self, name):
        return self.cleaned_data.get(name) or getattr(self.asked.action, name)

    def facts(self):
        """Keyword arguments of `GrantRequest.accept`."""
        told = {name: self.cleaned_data[name] for name in ("cents", "on", "reference")}
        return told | {name: self._day(name) for name in ("first_day", "last_day")}
