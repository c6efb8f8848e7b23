"""The shape of what is typed about an action: its words, results, activities, expenses."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import EurosField
from focale.money.models import Expense
from focale.programme.models import Activity

from .grant_forms import DaysForm, day_box
from .models import Action, Grant, Indicator


class ActionForm(DaysForm):
    class Meta:
        model = Action
        fields = ["name", "first_day", "last_day", "objectives", "description", "audience"]
        fields += ["expected_people", "territory", "means", "partners_words", "indirect_rule"]
        widgets = {name: day_box() for name in ("first_day", "last_day")}

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


class CommitForm(forms.Form):
    activity = forms.ModelChoiceField(label=_("Activité"), queryset=Activity.objects.order_by("title"))
    share_percent = forms.IntegerField(label=_("Part, en %"), min_value=1, max_value=100, initial=100)


class SpendForm(forms.Form):
    """A part of an expense for this action, out of one of its grants or of no grant."""

    expense = forms.ModelChoiceField(label=_("Dépense"), queryset=Expense.objects.none())
    cents = EurosField(label=_("Somme"), required=False, help_text=_("Sans réponse : toute la dépense."))
    grant = forms.ModelChoiceField(
        label=_("Subvention"), queryset=Grant.objects.none(), required=False, empty_label=_("aucune")
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, **kwargs)
        days = {"day__gte": action.first_day, "day__lte": action.last_day}
        self.fields["expense"].queryset = Expense.objects.standing().filter(**days)
        self.fields["expense"].label_from_instance = lambda row: f"{row.day:%d/%m} {row.label}"
        self.fields["grant"].queryset = action.grants.select_related("funder__organisation", "action")
