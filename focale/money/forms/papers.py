"""What papers ask for: the address of a donor, the association as it signs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.money.models import Issuer


class DonorForm(forms.Form):
    """`known`: who gave, a Person, an Organisation or a name; asked only where nobody noted it."""

    name = forms.CharField(
        label=_("Nom du donateur"), max_length=120, help_text=_("Prénom et nom, ou nom de la structure.")
    )
    address = forms.CharField(
        label=_("Adresse du donateur"),
        max_length=300,
        help_text=_("Numéro, rue, code postal et commune : le reçu fiscal doit la porter."),
    )

    def __init__(self, *args, known, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = known
        if self.known:
            del self.fields["name"]

    def donor(self):
        """The Person or Organisation who gave, or a name."""
        return self.known or self.cleaned_data["name"]


class IssuerForm(forms.ModelForm):
    class Meta:
        model = Issuer
        fields = (
            "legal_name", "purpose", "address", "postcode", "town", "siret", "rna", "tax_words", "iban",
            "bic", "signatory", "signatory_quality", "may_issue_gift_receipts",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["siret"].max_length = None
        for name in ("siret", "rna"):
            self.fields[name].validators = []
            self.fields[name].widget.attrs.pop("maxlength", None)

    def clean_siret(self):
        """As one copies it, in groups."""
        return "".join(self.cleaned_data["siret"].split())

    def clean_rna(self):
        return "".join(self.cleaned_data["rna"].split()).upper()
