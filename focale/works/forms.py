"""The shape of what is said of a production, of a step, and of files brought in one go."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.people.rights import Right, may
from mediatools.limits import GIB

from .models import Production, Step
from .rooms import QUOTA

LARGEST_ROOM = 2000


class ProductionForm(forms.ModelForm):
    """`by`: the account; how much room it has is said by who keeps all productions."""

    room = forms.IntegerField(
        label=_("Place sur le disque, en Go"),
        min_value=1,
        max_value=LARGEST_ROOM,
        help_text=_(
            "Photos, sons et films en prennent vite : 20 Go font environ 4 000 photos ou 10 heures de film."
        ),
    )
    with_present = forms.BooleanField(required=False)

    class Meta:
        model = Production
        fields = ["title", "about", "season", "strand"]
        widgets = {"about": forms.Textarea({"rows": 4})}
        help_texts = {"title": _("Par exemple : Je filme mon futur métier.")}

    field_order = ["title", "about", "season", "strand", "with_present", "room"]

    def __init__(self, *args, by, present=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.present = list(present)
        self.fields["season"].empty_label = None
        self.fields["strand"].empty_label = _("aucun projet")
        self.fields["room"].initial = (self.instance.quota_bytes or QUOTA) // GIB
        if not may(by, Right.KEEP_WORKS):
            del self.fields["room"]
        if not self.present:
            del self.fields["with_present"]
        else:
            names = ", ".join(person.first_name for person in self.present)
            self.fields["with_present"].label = _(
                "Y mettre les personnes présentes ce jour-là : %(names)s"
            ) % {"names": names}
            self.fields["with_present"].initial = True

    def facts(self) -> dict:
        """What begins or changes a production."""
        said = dict(self.cleaned_data)
        if room := said.pop("room", None):
            said["quota_bytes"] = room * GIB
        said.pop("with_present", None)
        return said

    def makers(self) -> list:
        return self.present if self.cleaned_data.get("with_present") else []


class StepForm(forms.ModelForm):
    class Meta:
        model = Step
        fields = ["name"]
        labels = {"name": _("Une étape de plus")}


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = SeveralFilesInput

    def clean(self, data, initial=None):
        """All of them, each as Django reads it."""
        files = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(FilesField, self).clean(each, initial) for each in files]


class FilesForm(forms.Form):
    """Without a script: several files in one request."""

    files = FilesField(label=_("Photos, sons, films, dessins"), allow_empty_file=True)
