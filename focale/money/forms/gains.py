"""What one writes when money came in, or something was given in kind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import ChoiceCards
from focale.money.models import InKind, ReceivedBy
from focale.money.models.income import CHOSEN, HANDED

from .acts import NOTHING, ActForm
from .names import SomeoneField


class IncomeForm(ActForm):
    purpose = forms.ChoiceField(label=_("Pour"), choices=[NOTHING, *((p.value, p.label) for p in CHOSEN)])
    giver = SomeoneField(
        label=_("De la part de"),
        required=False,
        help_text=_("Une personne ou un partenaire déjà connus, ou un autre nom."),
    )
    received_by = forms.ChoiceField(
        label=_("Reçu par"),
        choices=[(way.value, way.label) for way in HANDED],
        initial=ReceivedBy.TRANSFER,
        widget=ChoiceCards,
    )
    reference = forms.CharField(label=_("Référence"), max_length=40, required=False)
    field_order = ["ticket", "kept", "cents", "label", "purpose", "giver", "day", "received_by", "document"]

    def facts(self):
        told = super().facts()
        return told | self.said_by(told.pop("giver"), "giver")


class ContributionForm(ActForm):
    kind = forms.ChoiceField(
        label=_("Ce qui est donné"),
        choices=[(kind.value, kind.label) for kind in InKind if kind != InKind.VOLUNTEERS],
        widget=ChoiceCards,
    )
    giver = SomeoneField(label=_("Par qui"))
    basis = forms.CharField(
        label=_("Comment la valeur est estimée"),
        max_length=160,
        required=False,
        help_text=_("Par exemple : 12 demi-journées à 60 €, tarif de la mairie."),
    )
    field_order = ["ticket", "kept", "kind", "label", "giver", "cents", "basis", "day", "document", "project"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cents"].label = _("Valeur, en euros")

    def facts(self):
        told = super().facts()
        return told | self.said_by(told.pop("giver"), "giver")
