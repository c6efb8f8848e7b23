"""The shape of what is typed about an action: its words, results, activities, expenses."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import EurosField
from focale.ground.typography import euros
from focale.money.models import Expense

from .grant_forms import DaysForm
from .models import Action, Commitment, Grant, Indicator
from .models.commitment import THINGS


class ActionForm(DaysForm):
    class Meta:
        model = Action
        fields = ["name", "first_day", "last_day", "objectives", "description", "audience"]
        fields += ["expected_people", "territory", "means", "partners_words", "indirect_rule"]
        widgets = {name: day_box() for name in ("first_day", "last_day")}
        field_classes = dict.fromkeys(widgets, DayField)

    def save(self, commit=True):
        self.instance.code = self.instance.code or self._free_code()
        return super().save(commit)

    def _free_code(self):
        plain = slugify(f"{self.cleaned_data['name'][:30]}-{self.cleaned_data['first_day'].year}")
        codes = (f"{plain}-{number}" if number else plain for number in range(1000))
        return next(code for code in codes if not Action.objects.filter(code=code).exists())


class IndicatorForm(forms.ModelForm):
    class Meta:
        model = Indicator
        fields = ["label", "measure", "planned_min", "planned_max", "noted"]

    def clean(self):
        told = super().clean()
        least, most = told.get("planned_min"), told.get("planned_max")
        if least is not None and most is not None and most < least:
            self.add_error("planned_max", _("Le plus grand nombre vient avant le plus petit."))
        return told


class SpendForm(forms.Form):
    """A part of an expense for this action, out of what was kept for something, of a grant or of none."""

    expense = forms.ModelChoiceField(label=_("Dépense"), queryset=Expense.objects.none())
    cents = EurosField(label=_("Somme"), required=False, help_text=_("Sans réponse : toute la dépense."))
    commitment = forms.ModelChoiceField(
        label=_("Prise sur une somme réservée"),
        queryset=Commitment.objects.none(),
        required=False,
        empty_label=_("non"),
    )
    grant = forms.ModelChoiceField(
        label=_("Subvention"), queryset=Grant.objects.none(), required=False, empty_label=_("aucune")
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, **kwargs)
        days = {"day__gte": action.first_day, "day__lte": action.last_day}
        self.fields["expense"].queryset = Expense.objects.standing().filter(**days)
        self.fields["expense"].label_from_instance = lambda row: f"{row.day:%d/%m} {row.label}"
        kept = action.commitments.live().filter(reserved_cents__gt=0).select_related(*NAMES)
        self.fields["commitment"].queryset = kept
        self.fields["commitment"].label_from_instance = _kept
        grants = action.grants.select_related("funder__organisation", "action", "fund")
        self.fields["grant"].queryset = grants
        self.fields["grant"].label_from_instance = _left

    def clean(self):
        """What was kept names its grant."""
        told = super().clean()
        if kept := told.get("commitment"):
            if told.get("grant") not in (None, kept.grant):
                self.add_error("grant", _("La somme réservée l'est sur une autre subvention."))
            told["grant"] = kept.grant
        return told


NAMES = (*THINGS, "grant__funder__organisation", "grant__fund")


def _kept(commitment):
    words = _now("%(thing)s · %(sum)s réservés, %(funder)s")
    said = {"thing": commitment.thing, "funder": commitment.grant.funder}
    return words % (said | {"sum": euros(commitment.reserved_cents)})


def _left(grant):
    left = euros(grant.fund.committable_cents)
    return _now("%(grant)s · reste %(left)s") % {"grant": grant, "left": left}
