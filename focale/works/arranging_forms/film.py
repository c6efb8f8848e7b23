"""What a film is made with, beside its clips: its title and credits, what is said, its size, its poster."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import ChoiceCards, described
from focale.works.moments import MomentField

SUBTITLES = {
    "none": (_("Sans sous-titres"), ""),
    "track": (_("Qu'on allume ou qu'on éteint"), _("dans un bon lecteur et sur le site")),
    "burned": (_("Toujours dans l'image"), _("pour un écran de salle ou un réseau social")),
}
HEIGHTS = {
    "720": (_("Moyenne"), _("720 lignes : pour le site et les téléphones")),
    "1080": (_("Grande"), _("1080 lignes, si les films en ont autant : plus long à faire")),
}
CODECS = {
    "h264": (_("H.264"), _("tous les appareils le lisent")),
    "av1": (_("AV1"), _("plus léger, pour les appareils récents ; plus long à faire")),
}


def cards(label, words):
    choices = [(code, described(*each) if each[1] else each[0]) for code, each in words.items()]
    return forms.ChoiceField(label=label, choices=choices, widget=ChoiceCards)


class FilmForm(forms.Form):
    use_required_attribute = False
    title = forms.CharField(label=_("Titre du film"), max_length=120, required=False,
                            help_text=_("Il s'affiche au début. Vide : pas de titre."))  # fmt: skip
    line = forms.CharField(label=_("Sous le titre"), max_length=120, required=False)
    has_credits = forms.BooleanField(
        label=_("Mettre au générique celles et ceux qui l'ont fait"), required=False
    )
    thanks = forms.CharField(
        label=_("Et encore, au générique"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une ligne chacun, par exemple « Musique : la chorale » ou « Merci à tous »."),
    )  # fmt: skip
    subtitles = cards(_("Les sous-titres"), SUBTITLES)
    hiss = forms.BooleanField(
        label=described(_("Enlever le souffle et le ronflement"), _("le son est toujours mis au bon volume")),
        required=False,
    )
    music = forms.ChoiceField(label=_("Une musique sous les voix"), required=False, widget=ChoiceCards)
    height = cards(_("La taille"), HEIGHTS)
    codec = cards(_("Le format"), CODECS)
    poster_at = MomentField(
        label=_("L'image d'attente"), help_text=_("Un moment du film, comme 0:12. Vide : la plus nette.")
    )

    def __init__(self, *args, sounds, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = [(str(each.pk), str(each)) for each in sounds]
        self.fields["music"].choices = [("", _("Pas de musique")), *chosen]

    def settings(self) -> dict:
        """As the recipe keeps them."""
        numbers = {"height": int(self.cleaned_data["height"])}
        return self.cleaned_data | numbers | {"music": int(self.cleaned_data["music"] or 0) or None}
