"""The shape of what is typed about funders, actions and grants. Sums are typed in euros, kept in cents."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import EurosField
from focale.money.models import Expense
from focale.people.models import Organisation
from focale.people.scans import refuse_unreadable
from focale.programme.models import Activity

from .models import Action, Call, Funder, Grant, GrantReport, GrantRequest, Indicator, OrganisationDocument


def day_box():
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class DaysForm(forms.ModelForm):
    """Anything from a first to a last day."""

    def clean(self):
        told = super().clean()
        first, last = told.get("first_day"), told.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Le dernier jour vient avant le premier. Échangez-les."))
        return told


class FunderForm(forms.ModelForm):
    name = forms.CharField(label=_("Nom"), max_length=160)

    class Meta:
        model = Funder
        fields = ["name", "line", "department", "scheme", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["name"].initial = self.instance.organisation.name

    def clean_name(self):
        """A partner of that name becomes the funder; nobody is a funder twice."""
        name = self.cleaned_data["name"].strip()
        known = Organisation.objects.filter(name__iexact=name).first()
        if known and Funder.objects.filter(organisation=known).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_now("Ce financeur existe déjà."))
        self.organisation = known or Organisation(name=name)
        return name

    def save(self, commit=True):
        if self.organisation.pk is None:
            self.organisation.save()
        self.instance.organisation = self.organisation
        return super().save(commit)


class CallForm(forms.ModelForm):
    class Meta:
        model = Call
        fields = ["funder", "name", "year", "opens_on", "closes_on", "decided_on", "link", "words"]
        widgets = {name: day_box() for name in ("opens_on", "closes_on", "decided_on")}


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


class RequestForm(forms.ModelForm):
    asked_cents = EurosField(label=_("Montant demandé"))

    class Meta:
        model = GrantRequest
        fields = ["action", "funder", "call", "asked_cents", "form", "frequency", "aim", "period"]


class AwardForm(DaysForm):
    """A grant that was decided, with or without a request kept here."""

    cents = EurosField(label=_("Montant accordé"))
    first_day = forms.DateField(label=_("Premier jour couvert"), widget=day_box())
    last_day = forms.DateField(label=_("Dernier jour couvert"), widget=day_box())
    report_due_on = forms.DateField(
        label=_("Bilan à rendre le"),
        required=False,
        widget=day_box(),
        help_text=_("Sans réponse : six mois après le dernier jour."),
    )

    class Meta:
        model = Grant
        fields = ["action", "funder", "reference", "agreed_on"]
        widgets = {"agreed_on": day_box()}

    def facts(self):
        """Keyword arguments of `Grant.award`."""
        told = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return told


class InstalmentForm(forms.Form):
    cents = EurosField(label=_("Somme"))
    on = forms.DateField(label=_("Attendue le"), widget=day_box())


class ReceivedForm(forms.Form):
    day = forms.DateField(label=_("Reçue le"), widget=day_box())


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


class DocumentForm(forms.ModelForm):
    class Meta:
        model = OrganisationDocument
        fields = ["kind", "name", "file", "issued_on", "valid_until", "year"]
        widgets = {name: day_box() for name in ("issued_on", "valid_until")}

    def clean_file(self):
        file = self.cleaned_data["file"]
        refuse_unreadable(file)
        return file


class ReportWordsForm(DaysForm):
    class Meta:
        model = GrantReport
        fields = ["first_day", "last_day", "carried_out", "objectives_reached", "differences"]
        fields += ["in_kind_words", "observations"]
        widgets = {name: day_box() for name in ("first_day", "last_day")}
