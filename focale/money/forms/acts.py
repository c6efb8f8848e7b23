"""What one writes when money was spent, came in, changed place, or something was given in kind."""

import secrets

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import ChoiceCards, EurosField
from focale.money.kept_files import brought_back, keep
from focale.money.models import ChartAccount, InKind, PaidBy, ReceivedBy
from focale.money.models.expense import SPENT
from focale.money.models.income import CHOSEN

from .fields import PaperField, PersonByName, ProjectField, SomeoneField, day_box

NOTHING = ("", "—")


class ActForm(forms.Form):
    """What all have. A photo that came with a refused form is kept, and its word travels in `kept`."""

    ticket = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    cents = EurosField(label=_("Somme, en euros"))
    label = forms.CharField(label=_("Quoi"), max_length=160)
    day = forms.DateField(label=_("Date"), widget=day_box(), initial=timezone.localdate)
    project = ProjectField()
    document = PaperField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ticket"].initial = secrets.token_hex(10)
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean(self):
        told = super().clean()
        if not told.get("document") and told.get("kept"):
            told["document"] = brought_back(told["kept"])
        return told

    def keep_document(self):
        """Before a refused form is shown again: its photo comes back by itself the next time."""
        file = self.cleaned_data.get("document")
        if file and "document" not in self.errors:
            self.data = self.data.copy()
            self.data[self.add_prefix("kept")] = keep(file)

    @property
    def has_kept(self) -> bool:
        return bool(self.is_bound and self.data.get(self.add_prefix("kept")))

    def facts(self) -> dict:
        told = {name: value for name, value in self.cleaned_data.items() if name != "kept"}
        return told | {"document": told.get("document") or ""}

    def said_by(self, someone, name):
        """The three columns that keep who somebody is."""
        told = {f"{name}_name": someone.words}
        told[f"{name}_organisation"] = someone.organisation
        return told | {name: someone.person}


class ExpenseForm(ActForm):
    purpose = forms.ChoiceField(label=_("Pour"), choices=[NOTHING, *((p.value, p.label) for p in SPENT)])
    supplier = SomeoneField(label=_("Fournisseur"), required=False)
    paid_by = forms.ChoiceField(label=_("Payé par"), choices=PaidBy.choices, initial=PaidBy.CARD)
    volunteer = PersonByName(
        label=_("Quel bénévole a payé"),
        required=False,
        help_text=_("Son prénom et son nom, comme sur sa fiche."),
    )
    reference = forms.CharField(label=_("Numéro de la facture"), max_length=40, required=False)
    field_order = ["ticket", "kept", "cents", "label", "purpose", "supplier", "day", "paid_by", "volunteer"]
    field_order += ["document", "project", "reference"]

    def facts(self):
        told = super().facts()
        supplier = told.pop("supplier")
        return told | {"supplier": supplier.organisation, "supplier_name": supplier.words or self.named()}

    def named(self):
        """A person who sold something stays a name: what is kept on persons is not spread over invoices."""
        supplier = self.cleaned_data["supplier"]
        return supplier.typed if supplier.person else ""


class IncomeForm(ActForm):
    purpose = forms.ChoiceField(label=_("Pour"), choices=[NOTHING, *((p.value, p.label) for p in CHOSEN)])
    giver = SomeoneField(
        label=_("De la part de"),
        required=False,
        help_text=_("Une personne ou un partenaire déjà connus, ou un autre nom."),
    )
    received_by = forms.ChoiceField(
        label=_("Reçu par"), choices=ReceivedBy.choices, initial=ReceivedBy.TRANSFER, widget=ChoiceCards
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


def places():
    """Where the money of the association is, in words."""
    return list(ChartAccount.objects.holding_money().values_list("code", "label"))


class TransferForm(ActForm):
    label = forms.CharField(label=_("Note"), max_length=160, required=False)
    source = forms.ChoiceField(label=_("De"), choices=places, initial="530")
    target = forms.ChoiceField(label=_("Vers"), choices=places, initial="512")
    project = None
    field_order = ["ticket", "kept", "source", "target", "cents", "day", "label", "document"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("source", "target"):  # the names of the accounts are the place's own words
            self.fields[name].widget.attrs["lang"] = settings.LANGUAGE_CODE

    def facts(self):
        told = super().facts()
        names = dict(places())
        told["label"] = told["label"] or f"{names[told['source']]} → {names[told['target']]}"
        return told
