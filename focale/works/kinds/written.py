"""A text, and an interview about a trade."""

from django import forms
from django.utils.translation import gettext_lazy as _

from focale.works.rows import RowsField

from .kind import Brings, Kind, Step, StepForm, illustrated_field, title_field, voice, words_field
from .time_based import TranscriptForm

ASKED = {
    "question": (_("Question"), forms.Textarea(attrs={"rows": 2}), 500),
    "answer": (_("Réponse"), forms.Textarea(attrs={"rows": 4}), 5000),
}


class TextForm(StepForm):
    title = title_field(_("Titre"))
    text = illustrated_field(_("Votre texte"))


class WhoForm(StepForm):
    title = title_field(_("Titre de l'interview"))
    interviewee = forms.CharField(label=_("Qui avez-vous rencontré ?"), max_length=120)
    trade = forms.CharField(label=_("Son métier"), max_length=120)
    words = words_field(_("Qui est cette personne, en deux phrases ?"))


class QuestionsForm(StepForm):
    exchange = RowsField(
        columns=ASKED,
        add=_("Ajouter une question"),
        shape="exchange",
        label=_("Questions et réponses"),
        help_text=_("Préparez vos questions avant la rencontre ; écrivez les réponses après."),
    )


TEXT = Kind(
    "text",
    _("texte"),
    _("Un récit, un poème, un article."),
    (
        Step(
            "texte",
            _("Écrivez, ou dites-le"),
            TextForm,
            brings=voice("text"),
            needed=("title", "text"),
        ),
        Step(
            "image",
            _("Des images avec ?"),
            brings=Brings("picture", ("camera", "files"), several=True, needed=False),
        ),
    ),
)
INTERVIEW = Kind(
    "interview",
    _("interview"),
    _("Une rencontre avec quelqu'un et son métier : vos questions, ses réponses, sa voix."),
    (
        Step("qui", _("Qui rencontrez-vous ?"), WhoForm, needed=("title", "interviewee")),
        Step("questions", _("Que demandez-vous ?"), QuestionsForm, needed=("exchange",)),
        Step(
            "enregistrement",
            _("Enregistrez la rencontre"),
            brings=Brings("sound", ("microphone", "files"), needed=False),
        ),
        Step("texte", _("Que dit-on dans l'enregistrement ?"), TranscriptForm),
        Step("portrait", _("Un portrait ?"), brings=Brings("picture", ("camera", "files"), needed=False)),
    ),
)
