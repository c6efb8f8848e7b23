"""What one writes when money was spent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.money.models import PaidBy
from focale.money.models.expense import SPENT

from .acts import NOTHING, ActForm
from .names import PersonByName, SomeoneField


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
