"""Who made a piece and who is on it, chosen among those of its production and those present at its dates."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from focale.people.models import Person
from focale.works.models import CreditRole, NamedAs
from focale.works.states import How

UNKNOWN = "0"


def near(production):
    """Those who make the production, lead it, or were there on one of its dates."""
    dates = production.occurrences.values("pk")
    there = Q(attendances__occurrence__in=dates, attendances__presence="present")
    return Person.objects.existing().filter(Q(involvements__production=production) | there).distinct()


def named(person, in_full) -> str:
    """The team reads whole names; families, of those of others, the first name."""
    return str(person) if in_full else person.first_name


class CreditForm(forms.Form):
    """`in_full`: whether names are told whole."""

    person = forms.ModelChoiceField(
        label=_("Qui ?"), queryset=Person.objects.none(), empty_label=_("choisissez")
    )
    role = forms.ChoiceField(label=_("Qu'a fait cette personne ?"), choices=CreditRole)

    def __init__(self, *args, production, in_full, **kwargs):
        super().__init__(*args, prefix="credit", **kwargs)
        self.fields["person"].queryset = near(production)
        self.fields["person"].label_from_instance = lambda person: named(person, in_full)


class NamingForm(forms.Form):
    named_as = forms.ChoiceField(label=_("Je veux être nommé"), choices=NamedAs)
    pen_name = forms.CharField(label=_("Autre nom"), max_length=80, required=False)


class AppearanceForm(forms.Form):
    person = forms.ChoiceField(label=_("Qui ?"))
    how = forms.ChoiceField(label=_("Comment ?"), choices=How)
    file = forms.ModelChoiceField(
        label=_("Sur quel fichier ?"), queryset=None, required=False, empty_label=_("dans toute la création")
    )
    x = forms.IntegerField(min_value=0, max_value=1000, required=False, widget=forms.HiddenInput)
    y = forms.IntegerField(min_value=0, max_value=1000, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, piece, in_full, **kwargs):
        super().__init__(*args, prefix="seen", **kwargs)
        self.people = {str(person.pk): person for person in near(piece.production)}
        names = [(key, named(person, in_full)) for key, person in self.people.items()]
        unknown = (UNKNOWN, _("une personne que je ne connais pas"))
        self.fields["person"].choices = [("", _("choisissez")), *names, unknown]
        self.fields["file"].queryset = piece.files.select_related("original")

    def facts(self) -> dict:
        """What `Appearance.objects.note` wants to know."""
        told = self.cleaned_data
        spot = (told["x"], told["y"])
        return {
            "how": told["how"],
            "person": self.people.get(told["person"]),
            "file": told["file"],
            "at": spot if None not in spot else None,
        }
