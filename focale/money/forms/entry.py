"""An entry written by hand: its lines, each an account with a debit or a credit."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import EurosField
from focale.ground.keys import key_of
from focale.ground.typography import euros
from focale.money.ledger import MOST, Movement
from focale.money.models import ChartAccount, Journal

BLANK_LINES, MOST_LINES = 6, 40


class AccountField(forms.CharField):
    """An account of the chart, by its name. The page lists them once; `words`: AccountWords."""

    words = None

    def __init__(self, **kwargs):
        listed = forms.TextInput({"list": "accounts", "autocomplete": "off"})
        super().__init__(max_length=160, widget=listed, **kwargs)

    def to_python(self, value):
        typed = super().to_python(value)
        return self.words.one(typed) if typed else ""


class EntryForm(forms.Form):
    day = DayField(label=_("Date"), widget=day_box(), initial=timezone.localdate)
    label = forms.CharField(label=_("Libellé"), max_length=200)
    journal = forms.ChoiceField(
        label=_("Journal"),
        choices=[choice for choice in Journal.choices if choice[0] != Journal.OPENING],
        initial=Journal.VARIOUS,
    )
    piece = forms.CharField(label=_("Pièce"), max_length=40, required=False)


class EntryLineForm(forms.Form):
    account = AccountField(label=_("Compte"), required=False)
    debit = EurosField(label=_("Débit"), required=False, most=MOST)
    credit = EurosField(label=_("Crédit"), required=False, most=MOST)
    project = forms.CharField(
        label=_("Action"), required=False, max_length=40, widget=forms.TextInput({"list": "projects"})
    )

    def __init__(self, *args, words, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].words = words

    def clean(self):
        told = super().clean()
        if self.errors:
            return told
        is_one_sided = bool(told.get("debit")) != bool(told.get("credit"))
        if any(told.get(name) for name in ("account", "debit", "credit")) and not (
            told.get("account") and is_one_sided
        ):
            raise ValidationError(_now("Un compte, et une somme au débit ou au crédit."))
        return told

    def movement(self):
        """None for an empty line."""
        told = self.cleaned_data
        if not told.get("account"):
            return None
        return Movement(told["account"], (told["debit"] or 0) - (told["credit"] or 0), told["project"])


class EntryLinesBase(forms.BaseFormSet):
    def clean(self):
        """Known accounts, and as much debit as credit."""
        if any(self.errors):
            return
        moves = self.movements()
        codes = {move.account for move in moves}
        known = set(ChartAccount.objects.in_use().filter(code__in=codes).values_list("code", flat=True))
        if lost := sorted(codes - known):
            raise ValidationError(_now("Le plan comptable n'a pas le compte %(code)s.") % {"code": lost[0]})
        if len(moves) < 2:
            raise ValidationError(_now("Une écriture a au moins deux lignes."))
        if rest := sum(move.cents for move in moves):
            side = _now("au débit") if rest > 0 else _now("au crédit")
            raise ValidationError(
                _now("Il y a %(rest)s de trop %(side)s.") % {"rest": euros(abs(rest)), "side": side}
            )

    def movements(self):
        return [move for form in self.forms if (move := form.movement())]

    @classmethod
    def of(cls, request, words):
        """What was sent, or as many empty lines as the address asks for (lignes). `words`: AccountWords."""
        wanted = key_of(request.GET.get("lignes"))
        lines = cls(request.POST or None, form_kwargs={"words": words})
        lines.extra = min(wanted, MOST_LINES) or BLANK_LINES
        return lines


EntryLines = forms.formset_factory(EntryLineForm, formset=EntryLinesBase, max_num=MOST_LINES)
