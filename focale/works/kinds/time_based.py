"""What takes time to hear or to see: a sound, a film."""

from django.utils.translation import gettext_lazy as _

from .kind import Brings, Kind, Step, StepForm, rich_field, title_field, words_field


class SoundForm(StepForm):
    title = title_field(_("Titre"))
    words = words_field(_("De quoi s'agit-il ?"))


class TranscriptForm(StepForm):
    transcript = rich_field(
        _("Tout ce qui est dit, par écrit"),
        help_text=_("Pour les personnes qui n'entendent pas. Sans paroles, décrivez les sons."),
    )


class FilmForm(StepForm):
    title = title_field(_("Titre du film"))
    words = words_field(_("De quoi parle-t-il ?"))


SOUND = Kind(
    "sound",
    _("son"),
    _("Une voix, une ambiance, une musique, un podcast."),
    (
        Step("son", _("Enregistrez, ou choisissez un son"), brings=Brings("sound", ("microphone", "files"))),
        Step("titre", _("Comment s'appelle-t-il ?"), SoundForm, needed=("title",)),
        Step("texte", _("Que dit-on ?"), TranscriptForm),
        Step(
            "pochette",
            _("Une image de pochette ?"),
            brings=Brings("picture", ("camera", "files"), needed=False),
        ),
    ),
)
FILM = Kind(
    "film",
    _("film"),
    _("Un film court, avec son titre et ce qui est dit."),
    (
        Step("film", _("Filmez, ou choisissez un film"), brings=Brings("film", ("camera", "files"))),
        Step("titre", _("Comment s'appelle-t-il ?"), FilmForm, needed=("title",)),
        Step("texte", _("Que dit-on ?"), TranscriptForm),
    ),
)
