"""Where a piece is to be shown."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.people.models import Use
from focale.works.models import Showing


class ShowingForm(forms.ModelForm):
    from_on = DayField(label=_("À partir du"), initial=timezone.localdate, widget=day_box())
    until = DayField(
        label=_("Jusqu'au"), required=False, widget=day_box(), help_text=_("Vide : sans date de fin.")
    )

    class Meta:
        model = Showing
        fields = ("use", "place", "copies", "from_on", "until", "is_findable")
        help_texts = {
            "place": _("Par exemple : numéro 3 du journal, mur du hall."),
            "copies": _("Pour ce qui est imprimé."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["use"].choices = [("", _("choisissez")), *Use.choices]

    def clean(self):
        told = super().clean()
        if told.get("use") and told["use"] != Use.WEB and not told.get("place"):
            self.add_error("place", _("Dites où, pour qu'on la retrouve."))
        return told
