"""What is done to a sound, as its page asks it: cuts, switches in plain words, music, chapters, cover."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import ChoiceCards, described
from focale.works import recipes
from focale.works.captioning import times
from focale.works.moments import SHORTEST, MomentField, said
from focale.works.rows import RowsField

PRESETS = {
    "podcast": (_("Au casque, sur un téléphone"), _("le volume des podcasts, −16 LUFS")),
    "radio": (_("À la radio"), _("la norme des radios, −23 LUFS")),
    "exhibition": (_("Dans une exposition"), _("plus régulier, pour une salle où l'on marche, −18 LUFS")),
}
CHAPTER = {
    "at": (_("À"), forms.TextInput(attrs={"class": "moment", "autocomplete": "off"}), 16),
    "title": (_("Titre"), forms.TextInput(), 120),
}
SWITCHES = ("hiss", "hum", "rumble", "even", "trim")


def switch(words, explanation):
    return forms.BooleanField(label=described(words, explanation), required=False)


class SoundForm(forms.Form):
    use_required_attribute = False
    cut_from = MomentField(label=_("De"))
    cut_to = MomentField(label=_("À"))
    hiss = switch(_("Enlever le souffle"), _("un ventilateur, un bruit qui ne s'arrête pas"))
    hum = switch(_("Enlever le ronflement"), _("le bourdon du courant électrique"))
    rumble = switch(_("Enlever les grondements"), _("le vent, les camions, les coups sur la table"))
    even = switch(_("Remonter les voix trop basses"), _("et baisser celles qui crient ; pas pour un concert"))
    trim = switch(_("Raccourcir les longs silences"), _("il en reste un quart de seconde"))
    preset = forms.ChoiceField(
        label=_("Où va-t-on l'écouter ?"),
        choices=[(code, described(*words)) for code, words in PRESETS.items()],
        widget=ChoiceCards,
    )
    music = forms.ChoiceField(label=_("Une musique sous la voix"), required=False, widget=ChoiceCards)
    title = forms.CharField(label=_("Titre"), max_length=120, required=False)
    chapters = RowsField(columns=CHAPTER, add=_("Ajouter un chapitre"), label=_("Chapitres"))
    cover = forms.ChoiceField(label=_("La pochette"), required=False, widget=ChoiceCards)

    def __init__(self, *args, arrangement, sounds, pictures, **kwargs):
        recipe = arrangement.recipe
        told = {"chapters": [mark | {"at": said(mark["at"])} for mark in recipe["chapters"]]}
        super().__init__(*args, initial=recipe | told, **kwargs)
        self.arrangement = arrangement
        none = {"music": _("Pas de musique"), "cover": _("Pas de pochette")}
        for name, originals in (("music", sounds), ("cover", pictures)):
            chosen = [(str(each.pk), str(each)) for each in originals]
            self.fields[name].choices = [("", none[name]), *chosen]

    def clean_chapters(self):
        found = []
        for row in self.cleaned_data["chapters"][: recipes.MOST_CHAPTERS]:
            at = times.read(row["at"] or "0")
            if at is None or not row["title"]:
                raise ValidationError(_("Pour chaque chapitre, un moment comme 1:20 et un titre."))
            found.append({"at": at, "title": row["title"]})
        return sorted(found, key=lambda mark: mark["at"])

    def clean(self):
        told = super().clean()
        if self.data.get("do") in ("keep", "out") and not self.errors:
            start, stop = self.passage
            if stop - start < SHORTEST:
                self.add_error("cut_to", _("La fin du passage vient après son début."))
            if len(self.arrangement.recipe["cuts"]) >= recipes.MOST_CUTS:
                self.add_error(None, _("Il y a trop de coupes. Enlevez-en une."))
        return told

    @property
    def passage(self) -> tuple[float, float]:
        """From the beginning, to the end where nothing is typed."""
        end = self.arrangement.seconds
        start, stop = (self.cleaned_data.get(name) for name in ("cut_from", "cut_to"))
        return min(start or 0.0, end), end if stop is None else min(stop, end)

    def settings(self) -> dict:
        """As the recipe keeps them, with the cut that was asked for."""
        told = {name: self.cleaned_data[name] for name in (*SWITCHES, "preset", "title", "chapters")}
        told |= {name: int(self.cleaned_data[name] or 0) or None for name in ("music", "cover")}
        return told | {"cuts": self._cuts(self.data.get("do", ""))}

    def _cuts(self, do):
        cuts = list(self.arrangement.recipe["cuts"])
        if do in ("keep", "out"):
            start, stop = self.passage
            return [*cuts, {"do": do, "from": start, "to": stop}]
        undone = do.removeprefix("undo-")
        return [cut for number, cut in enumerate(cuts) if str(number) != undone]
