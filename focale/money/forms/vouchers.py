"""Vouchers on the desk: their numbers one per line, what each is worth, what they pay."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import CheckCards, ChoiceCards, EurosField, described
from focale.ground.typography import euros
from focale.money.models import VoucherKind
from focale.money.vouchers import Given, plain_serial

from .payments import share_words

MOST_AT_ONCE = 60


def kind_words(kind):
    """A kind to choose: its name, its issuer, its rules in few words."""
    rules = [kind.issuer]
    rules += [] if kind.needs_serial else [_now("sans numéro")]
    rules += [_now("monnaie non rendue")] if kind.gives_no_change else []
    return described(kind.name, " · ".join(rules))


class TakeVouchersForm(forms.Form):
    """`shares`: those still to be paid, all ticked."""

    ticket = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    kind = forms.ChoiceField(label=_("Quels bons"), widget=ChoiceCards)
    face_cents = EurosField(label=_("Valeur de chaque bon, en euros"))
    serials = forms.CharField(
        label=_("Numéros, un par ligne"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea({"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Tapés ou lus avec une douchette. Si la valeur diffère\xa0: numéro\xa0; valeur."),
    )
    count = forms.IntegerField(
        label=_("Combien, s'ils n'ont pas de numéro"), min_value=1, max_value=MOST_AT_ONCE, required=False
    )
    valid_to = DayField(label=_("Valables jusqu'au"), widget=day_box(), required=False)
    shares = forms.MultipleChoiceField(label=_("Ce qui est payé"), required=False, widget=CheckCards)
    is_told = forms.BooleanField(
        label=_("La famille sait qu'on ne rend pas la monnaie"),
        required=False,
        help_text=_("À cocher seulement si les bons valent plus que la somme due."),
    )
    day = DayField(label=_("Reçus le"), widget=day_box(), initial=timezone.localdate)

    def __init__(self, *args, shares, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(share.pk): share for share in shares}
        self.kinds = {str(kind.pk): kind for kind in VoucherKind.objects.taken()}
        self.fields["kind"].choices = [(key, kind_words(kind)) for key, kind in self.kinds.items()]
        self.fields["shares"].choices = [(key, share_words(share)) for key, share in self.known.items()]
        self.fields["shares"].initial = list(self.known)
        self.fields["ticket"].initial = secrets.token_hex(10)
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()
        if not self.known:
            del self.fields["shares"]

    def clean(self):
        told = super().clean()
        kind = self.kinds.get(told.get("kind"))
        if kind and kind.needs_serial and not told.get("serials") and "serials" not in self.errors:
            self.add_error("serials", _now("Écrivez le numéro de chaque bon."))
        if kind and kind.expires and not told.get("valid_to") and "valid_to" not in self.errors:
            self.add_error("valid_to", _now("Indiquez jusqu'à quand le bon est valable."))
        if kind and kind.needs_serial and told.get("serials") and told.get("face_cents"):
            self.given = self._lines(told["serials"], told["face_cents"], told.get("valid_to"))
        elif kind and told.get("face_cents"):
            count = told.get("count") or 1
            self.given = [Given("", told["face_cents"], told.get("valid_to")) for _each in range(count)]
        return told

    def _lines(self, typed, face_cents, valid_to) -> list:
        """One voucher a line; each line that cannot be read is told."""
        lines, found = [line for line in typed.splitlines() if line.strip()], []
        if len(lines) > MOST_AT_ONCE:
            self.add_error("serials", _now("Prenez 60 bons au plus à la fois."))
            return []
        for line in lines:
            serial, _sign, value = line.partition(";")
            try:
                cents = EurosField().clean(value) if value.strip() else face_cents
                found.append(Given(plain_serial(serial), cents, valid_to))
            except ValidationError as refusal:
                self.add_error("serials", f"{line.strip()[:40]}\xa0: {' '.join(refusal.messages)}")
        return found

    def facts(self) -> dict:
        """What `take_vouchers` asks for."""
        told = self.cleaned_data
        shares = [self.known[key] for key in told.get("shares", ())]
        facts = {name: told[name] for name in ("ticket", "is_told", "day")}
        return facts | {"kind": self.kinds[told["kind"]], "given": self.given, "shares": shares}

    def refuse(self, refusal):
        """Show a refusal beside what it speaks of."""
        code = getattr(refusal, "code", "")
        beside = {"change": "is_told", "expired": "valid_to", "spare": "serials", "twice": "serials"}
        beside |= {"taken": "serials", "unreadable": "serials", "future": "day"}
        self.add_error(beside.get(code), refusal)


def voucher_words(voucher):
    """One voucher to tick: its value and number, when it expires."""
    about = [voucher.serial or _now("sans numéro")]
    if voucher.valid_to:
        about.append(_now("jusqu'au %(day)s") % {"day": voucher.valid_to.strftime("%d/%m/%Y")})
    return described(euros(voucher.face_cents), " · ".join(about))


class SlipForm(forms.Form):
    """`vouchers`: those of one kind in the drawer, all ticked."""

    vouchers = forms.MultipleChoiceField(label=_("Bons"), widget=CheckCards, required=False)
    day = DayField(label=_("Envoyés le"), widget=day_box(), initial=timezone.localdate)

    def __init__(self, *args, vouchers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["vouchers"].choices = [(str(voucher.pk), voucher_words(voucher)) for voucher in vouchers]
        self.fields["vouchers"].initial = [str(voucher.pk) for voucher in vouchers]
        self.fields["vouchers"].error_messages["invalid_choice"] = _(
            "Un de ces bons vient d'être envoyé ou rendu. Voici ceux qui restent."
        )
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_vouchers(self):
        if not self.cleaned_data["vouchers"]:
            raise ValidationError(_now("Cochez au moins un bon."))
        return [int(key) for key in self.cleaned_data["vouchers"]]


class RefundedForm(forms.Form):
    """`slip`: what its issuer paid, the expected sum proposed."""

    cents = EurosField(
        label=_("Somme reçue à la banque, en euros"), help_text=_("Ce qui manque est la commission.")
    )
    day = DayField(label=_("Reçue le"), widget=day_box(), initial=timezone.localdate)

    def __init__(self, *args, slip, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cents"].initial = slip.expected_cents
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()


class ReturnForm(forms.Form):
    reason = forms.CharField(label=_("Pourquoi ?"), max_length=80)


class KindForm(forms.ModelForm):
    """The fee is typed in percent, as the agreement with the issuer says it."""

    fee = forms.DecimalField(
        label=_("Commission de l'émetteur, en %"),
        min_value=0,
        max_value=100,
        decimal_places=2,
        localize=True,
        required=False,
        help_text=_("Elle est dans votre convention. Elle propose la somme à recevoir."),
    )

    class Meta:
        model = VoucherKind
        fields = ("name", "issuer", "needs_serial", "expires", "gives_no_change", "excess", "is_taken")
        widgets = {"excess": ChoiceCards}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["excess"].choices = VoucherKind._meta.get_field("excess").choices
        if self.instance.fee_points:
            self.fields["fee"].initial = self.instance.fee_points / 100
        self.order_fields(["name", "issuer", "fee"])

    def kind(self):
        """The kind with what was typed, not kept yet."""
        kind = self.save(commit=False)
        kind.fee_points = int((self.cleaned_data["fee"] or 0) * 100)
        return kind
