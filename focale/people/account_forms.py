"""The shapes of signing in: an address for a code, the code, a card with its PIN, a key, one's name."""

from allauth.account.forms import ConfirmLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import BirthDateField, PhoneField


class AddressForm(forms.Form):
    """An e-mail address to send a code to."""

    email = forms.EmailField(
        label=_("Votre adresse électronique"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Écrivez votre adresse électronique.")},
    )


class CodeForm(ConfirmLoginCodeForm):
    """The code that was sent."""

    code = forms.CharField(
        label=_("Le code reçu"),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
    )


class CardForm(forms.Form):
    """The number printed on a card and its four figures."""

    number = forms.CharField(label=_("Numéro de la carte"), max_length=80)
    pin = forms.CharField(
        label=_("Les quatre chiffres"),
        max_length=8,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args, read=None, **kwargs):
        """`read`: the card whose QR code was scanned; its number need not be typed."""
        super().__init__(*args, **kwargs)
        self.fields["number"].required = read is None


class KeyForm(AddWebAuthnForm):
    """A passkey of this device, with a name to know it by. It opens the account by itself, so the device
    keeps it (`passwordless`): one that only comes after a password would open nothing here."""

    name = forms.CharField(
        label=_("Son nom"),
        help_text=_("Pour la reconnaître, par exemple « Mon téléphone »."),
        max_length=60,
        required=False,
    )
    passwordless = forms.BooleanField(initial=True, required=False)


class IntroductionForm(forms.Form):
    """Who signs in for the first time."""

    first_name = forms.CharField(label=_("Prénom"), max_length=80)
    last_name = forms.CharField(label=_("Nom"), max_length=80)
    birth = BirthDateField(label=_("Date de naissance"), required=False)
    phone = PhoneField(label=_("Téléphone"), required=False)

    def facts(self) -> dict:
        """What the Person keeps."""
        told = self.cleaned_data
        birth = told["birth"]
        return {
            "first_name": told["first_name"],
            "last_name": told["last_name"],
            "phone": told["phone"],
            "born_on": birth.born_on if birth else None,
            "born_year": birth.born_year if birth else None,
        }
