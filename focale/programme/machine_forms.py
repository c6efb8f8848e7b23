"""The shape of what is typed about a machine and the time it was used."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import duration
from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import EurosField
from focale.place.models import Equipment
from focale.programme.models import Activity
from focale.programme.welcoming import found

DURATIONS = (30, 60, 90, 120, 180, 240)
LENGTHS = (15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 210, 240, 300, 360, 420, 480)


def lengths():
    return [(minutes, duration(minutes)) for minutes in LENGTHS]


class EquipmentForm(forms.ModelForm):
    price = EurosField(
        least=0,
        required=False,
        label=_("Coût réel d'une heure, en euros"),
        help_text=_("Usure, entretien, consommables. Les heures déjà notées gardent le leur."),
    )

    class Meta:
        model = Equipment
        fields = ["name", "kind", "site", "room", "is_cost_apart", "consumables_words", "is_open"]
        help_texts = {
            "is_cost_apart": _(
                "Cochez seulement si ni l'achat, ni l'entretien, ni les consommables ne sont déjà notés en "
                "dépenses. Sinon le bilan d'une subvention compterait deux fois le même argent."
            ),
            "consumables_words": _("Ce qu'il faut avoir : révélateur, papier, cartes mémoire…"),
        }

    field_order = ["name", "kind", "site", "room", "price", "is_cost_apart", "consumables_words", "is_open"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["price"] = self.instance.hourly_cents

    def clean(self):
        told = super().clean()
        self.instance.hourly_cents = told.get("price") or 0
        if told.get("room") and told.get("site") and told["room"].site_id != told["site"].pk:
            self.add_error("room", _("Cette salle est dans un autre lieu."))
        return told


class DateUsageForm(forms.Form):
    """At a date: one tap is « machine:minutes », or a machine and a length are chosen."""

    equipment = forms.ModelChoiceField(
        label=_("Machine"), queryset=Equipment.objects.in_use(), empty_label=_("Choisissez")
    )
    minutes = forms.TypedChoiceField(label=_("Durée"), coerce=int, choices=lengths, empty_value=None)

    @classmethod
    def of(cls, posted):
        machine, _colon, minutes = posted.get("tap", "").partition(":")
        form = cls({"equipment": machine, "minutes": minutes} if machine else posted)
        if machine and minutes.isdecimal():
            # The length of the date itself may be none of the usual ones.
            form.fields["minutes"].choices = [(minutes, minutes)]
        return form


class UsageForm(forms.Form):
    """By somebody, or at an activity such as open hours. Two taps: who or what, then a duration."""

    who = forms.CharField(
        label=_("Qui"),
        required=False,
        max_length=120,
        help_text=_("Prénom et nom en entier, ou numéro de carte."),
    )
    activity = forms.ModelChoiceField(
        label=_("Ou pour quelle activité"),
        queryset=Activity.objects.none(),
        required=False,
        empty_label=_("aucune"),
    )
    day = DayField(label=_("Un autre jour qu'aujourd'hui"), required=False, widget=day_box())
    minutes = forms.TypedChoiceField(
        label=_("Durée"), coerce=int, choices=lengths, empty_value=None, required=False
    )

    def __init__(self, *args, account, **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["activity"].queryset = Activity.objects.visible_to(account).order_by("title")

    def clean_who(self):
        words = self.cleaned_data["who"]
        people = found(words, self.account) if words else []
        if words and not people:
            raise ValidationError(_now("Personne à ce nom. Vérifiez l'orthographe, ou prenez sa carte."))
        if len(people) > 1:
            names = ", ".join(str(person) for person in people)
            raise ValidationError(
                _now("Plusieurs personnes\xa0: %(names)s. Écrivez le nom en entier.") % {"names": names}
            )
        return people[0] if people else None

    def clean(self):
        told = super().clean()
        if not self.errors and not (told.get("who") or told.get("activity")):
            self.add_error("who", _("Dites qui s'en est servi, ou pour quelle activité."))
        if not self.errors and not told.get("minutes"):
            self.add_error("minutes", _("Touchez une durée, ou choisissez-la."))
        return told

    def facts(self):
        """Keyword arguments of `Usage.note`."""
        told = self.cleaned_data
        return {"person": told["who"], "activity": told["activity"], "day": told["day"]}
