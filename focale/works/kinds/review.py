"""A review of a show, an exhibition, a concert, a film: what was seen, and what one felt."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.ground.day_fields import DayField, day_box
from focale.ground.forms import CheckCards, ChoiceCards
from focale.works.rows import RowsField

from .kind import Brings, Kind, Step, StepForm, illustrated_field, title_field, voice

STARS = [
    ("", _("sans étoiles")),
    ("1", _("1 étoile")),
    ("2", _("2 étoiles")),
    ("3", _("3 étoiles")),
    ("4", _("4 étoiles")),
    ("5", _("5 étoiles")),
]
FELT = [
    ("joy", _("de la joie")),
    ("laughter", _("envie de rire")),
    ("surprise", _("de la surprise")),
    ("wonder", _("de l'émerveillement")),
    ("calm", _("du calme")),
    ("energy", _("de l'énergie")),
    ("sadness", _("de la tristesse")),
    ("fear", _("de la peur")),
    ("anger", _("de la colère")),
    ("boredom", _("de l'ennui")),
    ("thought", _("des questions")),
    ("dream", _("envie de rêver")),
]
"""Words to choose, for who would rather not write."""
MET = {
    "who": (_("Nom"), forms.TextInput(), 120),
    "what": (_("Ce que fait cette personne"), forms.TextInput(), 120),
}


class SeenForm(StepForm):
    show = forms.CharField(label=_("Qu'avez-vous vu ou entendu ?"), max_length=160)
    venue = forms.CharField(label=_("Où ?"), max_length=160)
    day = DayField(label=_("Quel jour ?"), widget=day_box())


class MetForm(StepForm):
    met = RowsField(columns=MET, add=_("Ajouter une personne"), label=_("Artistes rencontrés"))


class FeltForm(StepForm):
    title = title_field(_("Titre de la critique"))
    feelings = forms.MultipleChoiceField(
        label=_("J'ai ressenti…"),
        choices=FELT,
        widget=CheckCards,
        help_text=_("Autant de mots que vous voulez."),
    )
    felt = illustrated_field(_("Ce que j'ai ressenti"))
    stars = forms.ChoiceField(label=_("Des étoiles, si vous voulez"), choices=STARS, widget=ChoiceCards)


REVIEW = Kind(
    "review",
    _("critique"),
    _("Un spectacle, une exposition, un concert : ce que vous avez ressenti, avec vos mots."),
    (
        Step("vu", _("Qu'avez-vous vu ?"), SeenForm, needed=("show",)),
        Step("rencontres", _("Qui avez-vous rencontré ?"), MetForm),
        Step(
            "ressenti",
            _("Qu'avez-vous ressenti ?"),
            FeltForm,
            brings=voice("felt"),
            needed=("title", ("felt", "feelings")),
        ),
        Step(
            "image",
            _("Des images avec ?"),
            brings=Brings("picture", ("camera", "files"), several=True, needed=False),
        ),
    ),
)
