"""A new piece: for whom. Who speaks for children chooses among them."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import CheckCards
from focale.ground.several_field import SeveralField
from focale.people.models import Person
from focale.works.kinds import KINDS
from focale.works.models import Production


def makers_of(production, account):
    """Whom this account may begin a piece for: all who make the production for its leaders, else oneself and
    those one decides for."""
    people = Person.objects.existing().filter(involvements__production=production)
    if Production.objects.changeable_by(account).filter(pk=production.pk).exists():
        return people
    if account.person is None:
        return people.none()
    wards = account.person.wardships.of_the_deciding(account.person).values("ward")
    return people.filter(Q(pk=account.person_id) | Q(pk__in=wards))


class BeginForm(forms.Form):
    kind = forms.ChoiceField(choices=[(code, kind.word) for code, kind in KINDS.items()])
    makers = SeveralField(
        label=_("Qui la fait ?"), queryset=Person.objects.none(), required=False, widget=CheckCards
    )

    def __init__(self, *args, production, account, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["makers"].queryset = makers_of(production, account)
        self.fields["makers"].initial = [account.person_id]

    def clean_makers(self):
        """With one who may make it, there is nothing to choose."""
        chosen, possible = self.cleaned_data["makers"], self.fields["makers"].queryset
        if not chosen and possible.count() == 1:
            return possible
        if not chosen:
            raise forms.ValidationError(_("Choisissez qui fait cette création."))
        return chosen
