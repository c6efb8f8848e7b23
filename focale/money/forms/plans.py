"""A plan being agreed: what it spreads, how many parts, each with its day, its sum, perhaps its cheque."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import CheckCards, EurosField
from focale.money.models.plan import MOST_PARTS
from focale.money.spreading import equal_parts, monthly

from .payments import share_words

USUAL_PARTS = 3
STATES = [("", _("en cours")), ("retard", _("en retard")), ("finis", _("arrêtés ou payés"))]


class ProposalForm(forms.Form):
    """How many parts, from when: kept in the address."""

    nombre = forms.IntegerField(label=_("Combien de fois"), min_value=2, max_value=MOST_PARTS)
    premier = DayField(label=_("Le premier"), widget=day_box())

    def __init__(self, asked, *, cents):
        asked = asked.copy()
        asked.setdefault("nombre", USUAL_PARTS)
        asked.setdefault("premier", timezone.localdate().isoformat())
        super().__init__(asked, auto_id="proposal_%s")
        self.cents = cents

    def parts(self) -> list[dict]:
        """The first words of each row of the form below."""
        count, first = USUAL_PARTS, timezone.localdate()
        if self.is_valid():
            count, first = self.cleaned_data["nombre"], self.cleaned_data["premier"]
        pairs = zip(monthly(first, count), equal_parts(self.cents, count), strict=True)
        return [{"day": day, "cents": cents} for day, cents in pairs]


class PlanForm(forms.Form):
    """`shares`: those still to be paid; `chosen`: those ticked at first. `changes`: a plan is replaced."""

    shares = forms.MultipleChoiceField(label=_("Ce qui est étalé"), widget=CheckCards)
    bank = forms.CharField(label=_("Banque des chèques"), max_length=60, required=False)
    reason = forms.CharField(label=_("Pourquoi l'échéancier change"), max_length=120)

    def __init__(self, *args, shares, chosen=None, changes=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(share.pk): share for share in shares}
        self.fields["shares"].choices = [(key, share_words(share)) for key, share in self.known.items()]
        self.fields["shares"].initial = list(self.known) if chosen is None else [str(key) for key in chosen]
        self.fields["shares"].error_messages["required"] = _("Cochez au moins une somme.")
        if not changes:
            del self.fields["reason"]

    def clean_shares(self):
        return [self.known[key] for key in self.cleaned_data["shares"]]


class PartForm(forms.Form):
    day = DayField(label=_("Le"), widget=day_box(), required=False)
    cents = EurosField(label=_("Somme"), required=False)
    cheque = forms.CharField(label=_("Chèque n°"), max_length=30, required=False)

    def clean(self):
        told = super().clean()
        if not self.errors and any(told.values()) and not (told.get("day") and told.get("cents")):
            raise ValidationError(_now("Un jour et une somme, ou une ligne vide."))
        return told

    def row(self):
        """None for an empty line."""
        told = self.cleaned_data
        return (told["day"], told["cents"], told["cheque"]) if told.get("cents") else None


PartForms = forms.formset_factory(PartForm, extra=0, max_num=MOST_PARTS, validate_max=True)


class EndForm(forms.Form):
    reason = forms.CharField(label=_("Pourquoi ?"), max_length=120)
