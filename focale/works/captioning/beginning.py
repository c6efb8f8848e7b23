"""Beginning the subtitles of a recording: from its sound, from a text, from a file, or by hand."""

import tempfile
from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from focale.works.models import Captions
from mediatools.limits import too_heavy
from mediatools.refusing import Refused

from . import gestures, listening
from .languages import LANGUAGES

LONGEST = 100_000


class BeginForm(forms.Form):
    """`way`: sound, text, file, speech or hand. `may_hear`: whether speech can be recognised here."""

    way = forms.CharField(max_length=10)
    language = forms.ChoiceField(label=_("Langue parlée"), choices=list(LANGUAGES.items()), initial="fr")
    text = forms.CharField(
        label=_("Ce qui est dit"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Collez le texte : il est réparti sur le son, et vous corrigez."),
    )
    file = forms.FileField(label=_("Fichier de sous-titres"), required=False)

    use_required_attribute = False

    def __init__(self, *args, may_hear, **kwargs):
        super().__init__(*args, **kwargs)
        self.ways = {"sound", "text", "file", "hand"} | ({"speech"} if may_hear else set())

    def clean_way(self):
        if self.cleaned_data["way"] not in self.ways:
            raise ValidationError(_("Choisissez comment commencer."))
        return self.cleaned_data["way"]

    def clean(self):
        told = super().clean()
        if told.get("way") == "text" and not told.get("text", "").strip():
            self.add_error("text", _("Collez ou écrivez d'abord ce qui est dit."))
        if told.get("way") == "file" and not told.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choisissez d'abord un fichier VTT, SRT ou ASS."))
        return told

    def begin(self, original, *, by):
        """The captions, begun; where that is refused (ValidationError) nothing of them stays."""
        told = self.cleaned_data
        cues = read_file(told["file"]) if told["way"] == "file" else None
        with transaction.atomic():
            return self._begun(original, cues, told, by)

    @staticmethod
    def _begun(original, cues, told, by):
        captions = Captions.objects.begin(original, told["language"], by=by)
        if cues:
            Captions.objects.replace(captions, cues, by=by)
        elif told["way"] == "hand":
            if not captions.blocks:
                captions.rework(gestures.add, by=by)
        else:
            work = "speech" if told["way"] == "speech" else "blocks"
            Captions.objects.ask(captions, work, draft=told["text"] if told["way"] == "text" else "", by=by)
        return captions


def read_file(file) -> list[dict]:
    """The cues of an uploaded file of subtitles. ValidationError with a sentence where it is none."""
    if heavy := too_heavy("text", file.size):
        raise ValidationError(heavy)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "subtitles"
        with path.open("wb") as written:
            for piece in file.chunks():
                written.write(piece)
        try:
            return listening.read(path)
        except Refused as refused:
            raise ValidationError(str(refused)) from refused
