"""Answers to the questions of agreement: one, or the same for several uses at once."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from focale.people.models.consent import How
from focale.people.scans import ENDINGS, kind_of, refuse_unreadable

TOLD = [(code, words) for code, words in How.choices if code != How.TABLET]
"""What is answered on the tablet comes from there, signed."""
YEARS = [(1, _("un an")), (3, _("trois ans")), (5, _("cinq ans"))]


class AnswersForm(forms.Form):
    """Who answers, how, for how long, the paper if any; the answers themselves are by question."""

    given_by = forms.ModelChoiceField(label=_("Qui répond ?"), queryset=None, empty_label=None)
    how = forms.ChoiceField(label=_("Comment ?"), choices=TOLD, initial=How.SCREEN)
    years = forms.TypedChoiceField(label=_("Pour combien de temps ?"), choices=YEARS, coerce=int, initial=1)
    scan = forms.FileField(
        label=_("Papier signé"),
        required=False,
        help_text=_("PDF, JPEG ou PNG, 10 Mo au plus."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        validators=[refuse_unreadable],
    )

    def __init__(self, *args, who, at_desk, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["given_by"].queryset = who
        if not at_desk:
            del self.fields["how"], self.fields["scan"]

    def clean_scan(self):
        if scan := self.cleaned_data.get("scan"):
            scan.name = f"papier.{ENDINGS[kind_of(scan)]}"
        return scan

    def terms(self) -> dict:
        """What all answers share, by the names of Consent."""
        until = timezone.localdate() + timedelta(days=365 * self.cleaned_data["years"])
        terms = {"given_by": self.cleaned_data["given_by"], "until": until}
        if self.cleaned_data.get("how"):
            terms["how"] = self.cleaned_data["how"]
        return terms
