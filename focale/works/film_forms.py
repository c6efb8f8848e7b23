"""What is said of a roll when it begins: its name, its film, which scans are on it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import FilmKind, Roll

ONE, SEVERAL = "1", "n"


class RollForm(forms.ModelForm):
    """`free`: scans of the production that are on no roll; ticked on the page itself."""

    many = forms.ChoiceField(
        label=_("Sur chaque scan, il y a"),
        choices=[(ONE, _("une seule vue")), (SEVERAL, _("une bande de plusieurs vues"))],
        widget=forms.RadioSelect,
        initial=ONE,
    )

    class Meta:
        model = Roll
        fields = ["title", "film"]
        widgets = {"film": forms.RadioSelect}
        help_texts = {"title": _("Par exemple : Pellicule 12, le marché.")}

    field_order = ["title", "many", "film"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["film"].choices = FilmKind.choices

    def facts(self) -> dict:
        said = self.cleaned_data
        return {"title": said["title"], "film": said["film"], "is_strips": said["many"] == SEVERAL}
