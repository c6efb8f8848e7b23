"""Fields of the screens of money: an action, a paper, a day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import Suggested
from focale.money.models import Line
from focale.people.scans import refuse_unreadable

MOST = 200


def projects():
    """The codes of actions that stand in the books."""
    rows = Line.objects.exclude(project="").order_by("project").values_list("project", flat=True)
    return list(rows.distinct()[:MOST])


class ProjectField(forms.CharField):
    """The action an act belongs to: its code, one known already or a new one."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Action"))
        kwargs.setdefault("help_text", _("Le code de l'action financée, s'il y en a une."))
        super().__init__(required=False, max_length=40, widget=Suggested(projects), **kwargs)

    def to_python(self, value):
        return " ".join((super().to_python(value) or "").split())


class PaperField(forms.FileField):
    """An invoice or its photo: PDF, JPEG or PNG."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Justificatif"))
        kwargs.setdefault("help_text", _("La facture ou le ticket : une photo, ou un PDF. 10 Mo au plus."))
        accepted = forms.FileInput({"accept": "image/jpeg,image/png,application/pdf"})
        super().__init__(widget=accepted, **kwargs)

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and file is not initial:
            refuse_unreadable(file)
        return file
