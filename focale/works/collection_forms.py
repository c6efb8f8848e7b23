"""The shape of what is said of a collection."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Collection


class CollectionForm(forms.ModelForm):
    class Meta:
        model = Collection
        fields = ["title", "about", "is_shown_to_makers"]
        widgets = {"about": forms.Textarea({"rows": 4})}
        help_texts = {
            "title": _("Par exemple : Portraits pour la fête du quartier."),
            "is_shown_to_makers": _(
                "Les familles y voient leurs propres créations et celles de leurs productions. "
                "Rien n'est public."
            ),
        }

    field_order = ["title", "about", "is_shown_to_makers"]


class NameForm(forms.ModelForm):
    """A title, to begin one in passing."""

    class Meta:
        model = Collection
        fields = ["title"]
        labels = {"title": _("Nom de la nouvelle collection")}
