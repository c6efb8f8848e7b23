"""What a maker agrees to for the own work."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import CheckCards
from focale.people.models import Use
from focale.works.models import Licence


class PermitForm(forms.Form):
    givers = forms.MultipleChoiceField(label=_("Qui répond ?"), widget=CheckCards)
    uses = forms.MultipleChoiceField(
        label=_("Où montrer cette œuvre ?"),
        choices=Use,
        required=False,
        widget=CheckCards,
        help_text=_("Rien de coché veut dire non."),
    )
    licence = forms.ChoiceField(label=_("Ce que les autres peuvent en faire"), choices=Licence)
    until = DayField(label=_("Jusqu'au"), required=False, widget=day_box())

    def __init__(self, *args, givers, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in givers}
        self.fields["givers"].choices = [(key, str(person)) for key, person in self.people.items()]

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("Cette date est déjà passée."))
        return until
