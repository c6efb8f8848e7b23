"""A remark and where it points: chosen in lists, or pointed at with a finger by points.js."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from focale.works.models.remark import LONGEST_QUOTE
from focale.works.piece_forms.seconds import whole_second
from focale.works.pointing import middle_of, spots
from focale.works.veiling import WHOLE

SHORT = 60


def _share():
    bounds = [MinValueValidator(0), MaxValueValidator(WHOLE)]
    return forms.IntegerField(required=False, validators=bounds, widget=forms.HiddenInput)


class RemarkForm(forms.Form):
    words = forms.CharField(
        label=_("Que faut-il corriger ?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    place = forms.ChoiceField(label=_("Où ?"), required=False)
    spot = forms.ChoiceField(label=_("Où sur l'image ?"), required=False)
    second = forms.CharField(label=_("À quel moment du son ou du film ?"), max_length=16, required=False)
    quote = forms.CharField(max_length=LONGEST_QUOTE, required=False, widget=forms.HiddenInput)
    x, y = _share(), _share()

    def __init__(self, *args, files, passages, **kwargs):
        super().__init__(*args, **kwargs)
        self.files = {f"f{file.pk}": file for file in files}
        self.passages = {passage.place: passage for passage in passages}
        names = [(key, str(file)) for key, file in self.files.items()]
        texts = [(key, f"{one.number}. {one.words[:SHORT]}") for key, one in self.passages.items()]
        groups = [(_("Un fichier"), names), (_("Un passage du texte"), texts)]
        whole = ("", _("toute la création"))
        self.fields["place"].choices = [whole, *(group for group in groups if group[1])]
        self.fields["spot"].choices = [("", _("partout")), *spots()]
        families = {file.original.family for file in files}
        if "picture" not in families:
            del self.fields["spot"]
        if not families & {"sound", "film"}:
            del self.fields["second"]

    def clean_second(self):
        return whole_second(self.cleaned_data["second"])

    def facts(self) -> dict:
        """What `Remark.objects.make` wants to know beside the words."""
        told = self.cleaned_data
        if passage := self.passages.get(told["place"]):
            quote = told["quote"] if told["quote"] and told["quote"] in passage.words else passage.words
            return {"field": passage.field, "quote": quote}
        file = self.files.get(told["place"])
        return {"file": file, "at": self._at(file, told)} if file else {}

    def _at(self, file, told):
        if file.original.family in ("sound", "film"):
            second = told.get("second")
            return None if second is None else (second,)
        if None not in (told["x"], told["y"]):
            return told["x"], told["y"]
        return middle_of(told["spot"]) if told.get("spot") else None
