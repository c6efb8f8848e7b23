"""An object drawn in three dimensions, to print or to turn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .kind import Brings, Kind, Step, StepForm, title_field, words_field


class ObjectForm(StepForm):
    title = title_field(_("Nom de l'objet"))
    words = words_field(_("À quoi sert-il ?"))
    material = forms.CharField(label=_("Matière"), max_length=80)


OBJECT3D = Kind(
    "object3d",
    _("objet en 3D"),
    _("Un objet dessiné sur l'ordinateur, à imprimer ou à regarder."),
    (
        Step("fichier", _("Quel fichier ?"), brings=Brings("mesh")),
        Step("titre", _("Qu'est-ce que c'est ?"), ObjectForm, needed=("title",)),
        Step(
            "image",
            _("Une photo de l'objet fini ?"),
            brings=Brings("picture", ("camera", "files"), needed=False),
        ),
    ),
)
