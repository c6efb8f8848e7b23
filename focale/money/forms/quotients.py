from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.people.scans import ENDINGS, kind_of, refuse_unreadable

HIGHEST = 20_000
A_YEAR, TWO_YEARS, AHEAD = timedelta(days=365), timedelta(days=731), timedelta(days=62)


class QuotientForm(forms.Form):
    """The figure, the days it holds, and what proves it. `at_desk`: seen on paper is enough."""

    value = forms.IntegerField(
        label=_("Quotient familial, en euros"),
        min_value=0,
        max_value=HIGHEST,
        help_text=_("Il est écrit sur l'attestation de la CAF ou de la MSA."),
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    first_day = DayField(label=_("Date de l'attestation"), widget=day_box())
    last_day = DayField(
        label=_("Valable jusqu'au"),
        widget=day_box(),
        help_text=_("Sans date sur l'attestation, laissez celle qui est proposée."),
    )
    document = forms.FileField(
        label=_("Attestation"),
        required=False,
        help_text=_("Une photo lisible ou un PDF, 10 Mo au plus."),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,application/pdf"}),
        error_messages={
            "empty": _("Ce fichier est vide. Choisissez-en un autre."),
            "required": _("Joignez l'attestation de la CAF : une photo lisible suffit."),
        },
    )
    seen_on_paper = forms.BooleanField(label=_("J'ai vu l'attestation sur papier"), required=False)

    def __init__(self, *args, at_desk, **kwargs):
        today = timezone.localdate()
        kwargs.setdefault("initial", {"first_day": today, "last_day": today + A_YEAR})
        super().__init__(*args, **kwargs)
        if not at_desk:
            del self.fields["seen_on_paper"]
            self.fields["document"].required = True

    def clean_document(self):
        if document := self.cleaned_data.get("document"):
            refuse_unreadable(document)
            document.name = f"attestation.{ENDINGS[kind_of(document)]}"
        return document

    def clean(self):
        said = super().clean()
        first, last, today = said.get("first_day"), said.get("last_day"), timezone.localdate()
        if first and first > today + AHEAD:
            self.add_error("first_day", _now("Cette date est trop loin. Vérifiez l'année."))
        if last and last < today:
            self.add_error(
                "last_day", _now("Cette attestation n'est plus valable. Demandez-en une nouvelle à la CAF.")
            )
        elif first and last and not first <= last <= first + TWO_YEARS:
            raise ValidationError(_now("Une attestation vaut deux ans au plus. Vérifiez les deux dates."))
        return said


class RefusalForm(forms.Form):
    """Why the document does not prove the figure."""

    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        help_text=_("La famille lit cette raison, par exemple : la date n'est pas lisible."),
    )
