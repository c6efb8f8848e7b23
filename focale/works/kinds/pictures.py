"""A photograph, a series of them, a drawing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import ChoiceCards

from .kind import Brings, Kind, Step, StepForm, illustrated_field, title_field, voice, words_field

HOW = [
    ("digital", _("appareil numérique ou téléphone")),
    ("film", _("pellicule")),
    ("without", _("sans appareil : photogramme, sténopé, collage")),
]
COLOURS = [("colour", _("en couleur")), ("black_white", _("en noir et blanc"))]


class PhotographForm(StepForm):
    title = title_field(_("Titre"))
    words = words_field(_("Quelques mots sur cette image"))


class MadeForm(StepForm):
    how = forms.ChoiceField(label=_("Comment est-elle faite ?"), choices=HOW, widget=ChoiceCards)
    colours = forms.ChoiceField(label=_("Couleur"), choices=COLOURS, widget=ChoiceCards)
    where = forms.CharField(label=_("Où ?"), max_length=120)
    day = DayField(label=_("Quel jour ?"), widget=day_box())


class SeriesForm(StepForm):
    title = title_field(_("Titre de la série"))
    words = illustrated_field(_("Ce que raconte la série"))


class DrawingForm(StepForm):
    title = title_field(_("Titre du dessin"))
    words = words_field(_("Ce que dit le dessin"))


PHOTOGRAPH = Kind(
    "photograph",
    _("photographie"),
    _("Une image, son titre, et qui l'a faite."),
    (
        Step("image", _("Quelle image ?"), brings=Brings("picture", ("camera", "files"))),
        Step(
            "titre", _("Comment s'appelle-t-elle ?"), PhotographForm, brings=voice("words"), needed=("title",)
        ),
        Step("fabrication", _("Comment est-elle faite ?"), MadeForm),
    ),
)
SERIES = Kind(
    "series",
    _("série de photos"),
    _("Plusieurs images, dans l'ordre, qui racontent quelque chose."),
    (
        Step("images", _("Quelles images ?"), brings=Brings("picture", ("camera", "files"), several=True)),
        Step("titre", _("Que racontent-elles ?"), SeriesForm, brings=voice("words"), needed=("title",)),
        Step("fabrication", _("Comment sont-elles faites ?"), MadeForm),
    ),
)
DRAWING = Kind(
    "drawing",
    _("dessin"),
    _("Un dessin fait au doigt, ou la photo d'un dessin sur papier."),
    (
        Step(
            "dessin",
            _("Dessinez, ou montrez votre dessin"),
            brings=Brings("picture", ("pen", "camera", "files")),
        ),
        Step("titre", _("Comment s'appelle-t-il ?"), DrawingForm, brings=voice("words"), needed=("title",)),
    ),
)
