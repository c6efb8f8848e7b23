"""What may follow an act: a paper that came later, a payment, a cancellation."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import ChoiceCards
from focale.money.models import PaidBy
from focale.money.models.expense import AWAITED

from .fields import PaperField


class AttachForm(forms.Form):
    document = PaperField()


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Pourquoi"), max_length=120, help_text=_("La raison reste écrite dans les comptes.")
    )


class SettleForm(forms.Form):
    how = forms.ChoiceField(label=_("Payé par"), widget=ChoiceCards)
    paid_on = DayField(label=_("Payé le"), widget=day_box(), initial=timezone.localdate)

    def __init__(self, *args, act, **kwargs):
        super().__init__(*args, **kwargs)
        left_out = {*AWAITED} if getattr(act, "paid_by", "") == PaidBy.OWED else {*AWAITED, PaidBy.WAIVED}
        self.fields["how"].choices = [(way.value, way.label) for way in PaidBy if way not in left_out]
