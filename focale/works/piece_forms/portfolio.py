"""What stands on a portfolio, and who may look at it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import ChoiceCards
from focale.works.models import NamedAs, Openness, Portfolio


class PortfolioForm(forms.ModelForm):
    class Meta:
        model = Portfolio
        fields = ("words", "named_as", "pen_name")
        widgets = {"words": forms.Textarea({"rows": 4})}
        help_texts = {"words": _("Ce que vous aimez faire, en quelques phrases.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.person.is_minor():
            kept = [choice for choice in NamedAs.choices if choice[0] != NamedAs.FULL]
            self.fields["named_as"].choices = kept


class OpennessForm(forms.Form):
    openness = forms.ChoiceField(label=_("Qui peut le voir ?"), choices=Openness, widget=ChoiceCards)
