"""Who is to be recognised on a picture: chosen among those who were there, each with what they answered."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.several_field import SeveralField
from focale.people.models import Person
from focale.programme.models import Picture

from .models import Commitment


def things_of(action):
    """(activities, dates) the action bears a share of, as queries."""
    live = Commitment.objects.live().filter(action=action)
    dates = live.exclude(occurrence=None)
    return live.exclude(activity=None).values("activity"), dates.values("occurrence")


def candidates(action):
    """The pictures that can be shown of the activities of an action, of its dates', and of their strands."""
    activities, dates = things_of(action)
    mine = Q(activity__in=activities) | Q(activity__occurrences__in=dates)
    mine |= Q(strand__activities__in=activities) | Q(strand__activities__occurrences__in=dates)
    keys = Picture.objects.rendered().filter(mine).values("pk")
    return Picture.objects.filter(pk__in=keys).select_related("activity", "strand")


def people_of(action):
    """Those who were there or led, by name."""
    activities, dates = things_of(action)
    came = Q(attendances__activity__in=activities) | Q(attendances__occurrence__in=dates)
    led = Q(leading__activity__in=activities) | Q(leading__in=dates)
    return Person.objects.existing().filter(came | led).distinct().order_by("folded_name", "pk")


class FacesForm(forms.Form):
    nobody = forms.BooleanField(
        label=_("Personne n'est reconnaissable"),
        required=False,
        help_text=_("De dos, de loin, des mains : aucun visage, aucun nom."),
    )
    shown = SeveralField(
        label=_("Qui est reconnaissable ?"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Quelqu'un d'autre est reconnaissable ? Alors cette image ne va pas dans un bilan."),
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shown"].queryset = people_of(action)

    def clean(self):
        told = super().clean()
        if bool(told.get("nobody")) == bool(told.get("shown")):
            self.add_error(
                "nobody",
                _now("Dites qui est reconnaissable, ou que personne ne l'est : l'un des deux."),
            )
        return told

    @property
    def people(self) -> list:
        return list(self.cleaned_data["shown"])
