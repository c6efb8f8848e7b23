"""The shape of what the team and the volunteers type."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import ChoiceCards, EurosField, described
from focale.money.forms.fields import ProjectField

from .models import MembershipType, Task
from .wording import price_words

ENDS = [
    ("resign", _("démission")),
    ("strike_off", _("radiation, selon les statuts")),
    ("note_death", _("décès")),
]


class WhyForm(forms.Form):
    reason = forms.CharField(label=_("Pourquoi"), max_length=200)


class EndForm(forms.Form):
    how = forms.ChoiceField(label=_("Comment"), choices=ENDS, widget=ChoiceCards)
    reason = forms.CharField(label=_("Pourquoi"), max_length=200, required=False)

    def end(self, member, *, by):
        """One of the three verbs that end a membership."""
        told = self.cleaned_data
        verb = getattr(member, told["how"])
        return verb(by=by) if told["how"] == "note_death" else verb(told["reason"], by=by)


class TypeField(forms.ModelChoiceField):
    """A type of membership, with its price."""

    def label_from_instance(self, kind):
        return described(kind.name, price_words(kind))


class RenewalForm(forms.Form):
    kind = TypeField(
        label=_("Formule"), queryset=MembershipType.objects.none(), widget=ChoiceCards, empty_label=None
    )
    amount = EurosField(least=0, label=_("Montant, s'il est libre"), required=False)

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, prefix="renewal", **kwargs)
        audience = "organisation" if member.organisation_id else "person"
        self.fields["kind"].queryset = MembershipType.objects.offered().filter(audience=audience)


class TypeForm(forms.ModelForm):
    price = EurosField(
        least=0, label=_("Montant, en euros"), help_text=_("Ou montant conseillé, quand il est libre.")
    )
    least = EurosField(
        least=0,
        label=_("Montant libre, à partir de"),
        required=False,
        help_text=_("Vide : le montant est fixe."),
    )

    class Meta:
        model = MembershipType
        fields = ["name", "words", "category", "audience", "validity", "min_age", "max_age"]
        fields += ["needs_approval", "has_vote", "has_counterpart", "statutes_ref"]
        fields += ["is_offered", "offered_from", "offered_until", "position"]
        field_classes = {"offered_from": DayField, "offered_until": DayField}
        widgets = {"offered_from": day_box(), "offered_until": day_box()}

    field_order = ["name", "words", "category", "audience", "price", "least"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial |= {"price": self.instance.cents, "least": self.instance.least_cents}

    def clean(self):
        told = super().clean()
        price, least = told.get("price"), told.get("least")
        if price is not None and least is not None and least > price:
            self.add_error("least", _("Le plus petit montant dépasse le montant conseillé."))
        youngest, oldest = told.get("min_age"), told.get("max_age")
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error(
                "max_age", _("Personne n'aurait cet âge\xa0: le plus grand vient après le plus petit.")
            )
        begins, ends = told.get("offered_from"), told.get("offered_until")
        if begins and ends and ends < begins:
            self.add_error("offered_until", _("La formule finirait avant de commencer."))
        self.instance.cents, self.instance.least_cents = price or 0, least
        return told


class TaskForm(forms.ModelForm):
    price = EurosField(
        least=0,
        label=_("Valeur d'une heure, en euros"),
        help_text=_("Ce que coûterait une heure de ce travail. Les heures déjà notées gardent la leur."),
    )

    class Meta:
        model = Task
        fields = ["name", "is_offered", "position"]

    field_order = ["name", "price"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["price"] = self.instance.hourly_cents

    def clean(self):
        self.instance.hourly_cents = self.cleaned_data.get("price") or 0
        return super().clean()


class HoursForm(forms.Form):
    """Two taps: the task, then the button of a duration; the rest may stay as it is."""

    task = forms.ModelChoiceField(
        label=_("Quelle tâche ?"),
        queryset=Task.objects.filter(is_offered=True),
        widget=ChoiceCards,
        empty_label=None,
    )
    minutes = forms.IntegerField(required=False, widget=forms.HiddenInput)
    hours = forms.DecimalField(
        label=_("Une autre durée, en heures"), required=False, min_value=0, max_value=24, decimal_places=2
    )
    day = DayField(label=_("Un autre jour qu'aujourd'hui"), required=False, widget=day_box())
    project = ProjectField()
    note = forms.CharField(label=_("Note"), required=False, max_length=200)

    @property
    def details(self):
        """What stays folded."""
        return [self[name] for name in ("hours", "day", "project", "note")]

    def clean(self):
        told = super().clean()
        if told.get("hours"):
            told["minutes"] = round(told["hours"] * 60)
        if not told.get("minutes") and not self.errors:
            self.add_error("hours", _("Touchez une durée, ou écrivez-la."))
        return told
