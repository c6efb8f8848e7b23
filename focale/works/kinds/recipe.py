"""A recipe from any corner of the world: where it comes from, its story, what goes in, what one does."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.forms import CheckCards
from focale.works.rows import RowsField

from .kind import Brings, Kind, Step, StepForm, illustrated_field, title_field, voice

ALLERGENS = [
    ("gluten", _("gluten")),
    ("crustaceans", _("crustacés")),
    ("eggs", _("œufs")),
    ("fish", _("poisson")),
    ("peanuts", _("arachides")),
    ("soy", _("soja")),
    ("milk", _("lait")),
    ("nuts", _("fruits à coque")),
    ("celery", _("céleri")),
    ("mustard", _("moutarde")),
    ("sesame", _("sésame")),
    ("sulphites", _("sulfites")),
    ("lupin", _("lupin")),
    ("molluscs", _("mollusques")),
]
"""The fourteen of annex II of regulation (EU) 1169/2011."""
GOES_IN = {
    "how_much": (_("Combien"), forms.TextInput(), 40),
    "what": (_("De quoi"), forms.TextInput(), 120),
}
DONE = {"words": (_("Ce qu'on fait"), forms.Textarea(attrs={"rows": 2}), 1000)}


class DishForm(StepForm):
    title = title_field(_("Nom du plat"))
    country = forms.CharField(label=_("Pays ou région"), max_length=80)
    story = illustrated_field(_("Son histoire"), help_text=_("Qui vous l'a appris ? Quand le mange-t-on ?"))


class IngredientsForm(StepForm):
    servings = forms.IntegerField(label=_("Pour combien de personnes ?"), min_value=1, max_value=500)
    ingredients = RowsField(columns=GOES_IN, add=_("Ajouter un ingrédient"), label=_("Ingrédients"))


class StepsForm(StepForm):
    preparation = forms.IntegerField(label=_("Préparation, en minutes"), min_value=0, max_value=2880)
    cooking = forms.IntegerField(label=_("Cuisson, en minutes"), min_value=0, max_value=2880)
    steps = RowsField(
        columns=DONE, add=_("Ajouter une étape"), label=_("Étapes"), is_named=True,
        help_text=_("Les photos se mettent à leur étape plus loin, à la dernière question."),
    )  # fmt: skip


class AllergensForm(StepForm):
    allergens = forms.MultipleChoiceField(
        label=_("Ce plat contient-il…"), choices=ALLERGENS, widget=CheckCards
    )


RECIPE = Kind(
    "recipe",
    _("recette"),
    _("Un plat de chez vous ou d'ailleurs, son histoire, et comment on le fait."),
    (
        Step("plat", _("Quel plat ?"), DishForm, brings=voice("story"), needed=("title",)),
        Step(
            "ingredients",
            _("Que faut-il ?"),
            IngredientsForm,
            brings=voice("ingredients"),
            needed=("ingredients",),
        ),
        Step("etapes", _("Comment fait-on ?"), StepsForm, brings=voice("steps"), needed=("steps",)),
        Step("allergenes", _("Qui doit faire attention ?"), AllergensForm),
        Step(
            "images",
            _("À quoi ressemble-t-il ?"),
            brings=Brings("picture", ("camera", "files"), several=True, at="steps"),
        ),
    ),
)
