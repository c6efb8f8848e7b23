"""The shape of what is typed about funders, actions and grants. Sums are typed in euros, kept in cents."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import EurosField
from focale.people.scans import refuse_unreadable

from .models import Grant, GrantReport, GrantRequest
from .models.grant_request import OF_THE_ASSOCIATION


class DaysForm(forms.ModelForm):
    """Anything from a first to a last day."""

    def clean(self):
        told = super().clean()
        first, last = told.get("first_day"), told.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Le dernier jour vient avant le premier. Échangez-les."))
        return told


class RequestForm(forms.ModelForm):
    asked_cents = EurosField(label=_("Montant demandé"))

    class Meta:
        model = GrantRequest
        fields = ["action", "funder", "call", "asked_cents", "form", "frequency", "aim", "period", "remarks"]
        fields += OF_THE_ASSOCIATION
        widgets = {name: forms.Textarea({"rows": 3}) for name in ("approvals", "networks", "de_minimis")}
        localized_fields = ["full_time"]
        help_texts = {
            "full_time": _("Par exemple 1,5."),
            "approvals": _("Rien s'il n'y en a pas."),
            "networks": _("Rien s'il n'y en a pas."),
            "de_minimis": _(
                "Aides publiques qu'un financeur a dites « de minimis ». Rien s'il n'y en a pas."
            ),
        }
        labels = {"action": _("Action"), "funder": _("Financeur"), "call": _("Appel à projets")}

    def __init__(self, *args, **kwargs):
        """A new one says of the association what the last one said."""
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and (last := GrantRequest.objects.order_by("-pk").first()):
            self.initial = {name: getattr(last, name) for name in OF_THE_ASSOCIATION} | self.initial


class AwardForm(DaysForm):
    """A grant that was decided, with or without a request kept here."""

    cents = EurosField(label=_("Montant accordé"))
    first_day = DayField(label=_("Premier jour couvert"), widget=day_box())
    last_day = DayField(label=_("Dernier jour couvert"), widget=day_box())
    report_due_on = DayField(
        label=_("Bilan à rendre le"),
        required=False,
        widget=day_box(),
        help_text=_("Sans réponse : six mois après le dernier jour."),
    )

    class Meta:
        model = Grant
        fields = ["action", "funder", "reference", "agreed_on"]
        labels = {"action": _("Action"), "funder": _("Financeur")}
        widgets = {"agreed_on": day_box()}
        field_classes = {"agreed_on": DayField}

    def facts(self):
        """Keyword arguments of `Grant.award`."""
        told = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return told


class GrantCorrectionForm(forms.ModelForm):
    class Meta:
        model = Grant
        fields = ["reference", "report_due_on", "agreement"]
        widgets = {"report_due_on": day_box(), "agreement": forms.FileInput()}
        field_classes = {"report_due_on": DayField}
        labels = {"agreement": _("Convention signée (PDF, JPEG ou PNG)")}

    def clean_agreement(self):
        file = self.files.get("agreement")
        if file:
            refuse_unreadable(file)
        return file


class AmendmentForm(forms.Form):
    cents = EurosField(label=_("Nouvelle somme accordée"))
    reason = forms.CharField(label=_("Pourquoi"), max_length=200)


class InstalmentForm(forms.Form):
    cents = EurosField(label=_("Somme"))
    on = DayField(label=_("Attendue le"), widget=day_box())


class TakeBackForm(forms.Form):
    reason = forms.CharField(label=_("Pourquoi"), max_length=200)


class ReceivedForm(forms.Form):
    day = DayField(label=_("Reçue le"), widget=day_box())


class ReportWordsForm(DaysForm):
    class Meta:
        model = GrantReport
        fields = ["first_day", "last_day", "carried_out", "objectives_reached", "differences"]
        fields += ["in_kind_words", "observations", "compared_with"]
        help_texts = {
            "compared_with": _("Sans réponse : la même action un an avant, ou celle des mêmes projets.")
        }
        widgets = {name: day_box() for name in ("first_day", "last_day")}
        field_classes = dict.fromkeys(widgets, DayField)
