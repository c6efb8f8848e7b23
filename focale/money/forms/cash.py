"""The cheques on a slip, and the count of the box."""

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.forms import CheckCards, EurosField
from focale.ground.typography import euros

from .fields import day_box


def cheque_words(cheque):
    """One cheque to tick: how much, whose, its number."""
    about = " · ".join(word for word in (cheque.cheque_bank, plain_date(cheque.day)) if word)
    words = f"{euros(cheque.cents)} · {cheque.who} · n°\xa0{cheque.cheque_number}"
    return format_html('{} <small class="why">{}</small>', words, about)


class BatchForm(forms.Form):
    """`cheques`: those in the drawer, all ticked."""

    cheques = forms.MultipleChoiceField(label=_("Chèques"), widget=CheckCards)
    day = forms.DateField(label=_("Remis le"), widget=day_box(), initial=timezone.localdate)

    def __init__(self, *args, cheques, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cheques"].choices = [(str(cheque.pk), cheque_words(cheque)) for cheque in cheques]
        self.fields["cheques"].initial = [str(cheque.pk) for cheque in cheques]
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()


class TillForm(forms.Form):
    """`expected`: the cents the page told, so that what moves in between asks for a new count."""

    expected_cents = forms.IntegerField(widget=forms.HiddenInput)
    counted_cents = EurosField(label=_("Ce qu'il y a dans la caisse, en euros"), least=0)
    note = forms.CharField(
        label=_("D'où vient l'écart ?"),
        max_length=200,
        required=False,
        help_text=_("Seulement si ce n'est pas la somme attendue."),
    )

    def __init__(self, *args, expected, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expected_cents"].initial = expected

    def told_again(self, expected):
        """The refused form goes out with what is expected now."""
        self.data = self.data.copy()
        self.data["expected_cents"] = str(expected)
