"""The cheques on a slip."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.dates import plain_date
from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import CheckCards
from focale.ground.typography import euros
from focale.money.models import Deposit, Income, Payment

SORTS = {"payment": (Payment, ""), "income": (Income, _("don ou vente")), "deposit": (Deposit, _("caution"))}
"""What a cheque in the drawer may be, and how the list tells it apart from what pays an activity."""


def key_of(cheque) -> str:
    """What the box of a cheque is called: « payment-12 »."""
    return f"{cheque._meta.model_name}-{cheque.pk}"


def cheque_words(cheque):
    """One cheque to tick: how much, whose, its number."""
    sort = SORTS[cheque._meta.model_name][1]
    about = " · ".join(str(word) for word in (sort, cheque.cheque_bank, plain_date(cheque.day)) if word)
    words = " · ".join(word for word in (euros(cheque.cents), str(cheque.who)) if word)
    if cheque.cheque_number:
        words += f" · n°\xa0{cheque.cheque_number}"
    return format_html('{} <small class="why">{}</small>', words, about)


class BatchForm(forms.Form):
    """`cheques`: those in the drawer, all ticked."""

    cheques = forms.MultipleChoiceField(label=_("Chèques"), widget=CheckCards, required=False)
    day = DayField(label=_("Remis le"), widget=day_box(), initial=timezone.localdate)

    def __init__(self, *args, cheques, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cheques"].choices = [(key_of(cheque), cheque_words(cheque)) for cheque in cheques]
        self.fields["cheques"].initial = [key_of(cheque) for cheque in cheques]
        self.fields["cheques"].error_messages["invalid_choice"] = _(
            "Un de ces chèques vient d'être remis à la banque. Voici ceux qui restent."
        )
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_cheques(self):
        if not self.cleaned_data["cheques"]:
            raise ValidationError(_now("Cochez au moins un chèque."))
        return self.cleaned_data["cheques"]

    def facts(self) -> dict:
        """What `Batch.objects.take_to_the_bank` asks for."""
        keys = {"payment": [], "income": [], "deposit": []}
        for chosen in self.cleaned_data["cheques"]:
            sort, key = chosen.split("-")
            keys[sort].append(int(key))
        told = {"incomes": keys["income"], "deposits": keys["deposit"], "day": self.cleaned_data["day"]}
        return {"cheques": keys["payment"], **told}
