"""The exact words of each question about a consent, shown, and kept with the answer letter for letter."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focale.ground.dates import plain_date
from focale.ground.typography import french

from .models import Purpose, Use

ASKED_USES = (Use.WEB, Use.SOCIAL, Use.PRINT, Use.EXHIBITION)
"""Where an image may go, asked when registering; the other uses are asked when they come up."""

WHERE = {
    Use.INTERNAL: gettext_lazy("dans le lieu, entre nous"),
    Use.WEB: gettext_lazy("sur le site du lieu"),
    Use.SOCIAL: gettext_lazy("sur les réseaux sociaux du lieu"),
    Use.PRINT: gettext_lazy("dans le magazine imprimé"),
    Use.EXHIBITION: gettext_lazy("dans une exposition"),
    Use.PRESS: gettext_lazy("dans la presse"),
    Use.BROADCAST: gettext_lazy("dans un film diffusé"),
    Use.REPORT: gettext_lazy("dans un bilan pour un financeur"),
    Use.ARCHIVE: gettext_lazy("dans les archives"),
}


def _kept(words, **facts):
    return french(words % facts)


def take_part(name, until) -> str:
    """What somebody who decides for this person says so that they may come. `until`: a date."""
    return _kept(
        _(
            "Je décide pour %(name)s et j'autorise %(name)s à participer aux activités du lieu. "
            "Cet accord vaut jusqu'au %(until)s."
        ),
        name=name,
        until=plain_date(until),
    )


def leave_alone(name, until) -> str:
    """Whether the person may go home without anybody fetching them."""
    return _kept(
        _("J'autorise %(name)s à repartir sans adulte à la fin des activités, jusqu'au %(until)s."),
        name=name,
        until=plain_date(until),
    )


def image_question(name, until) -> str:
    """The question about images, which goes on with each place where they may be shown (`WHERE`)."""
    return _kept(
        _("J'accepte que des photos et des films où l'on voit %(name)s soient montrés, jusqu'au %(until)s :"),
        name=name,
        until=plain_date(until),
    )


def own_image_question(until) -> str:
    """The same, in the person's own words."""
    return _kept(
        _("J'accepte que des photos et des films où l'on me voit soient montrés, jusqu'au %(until)s :"),
        until=plain_date(until),
    )


def image(name, use, until) -> str:
    """Whether pictures of the person may be shown there, in the words of somebody who decides."""
    return f"{image_question(name, until)} {WHERE[use]}."


def own_image(use, until) -> str:
    """The same, in the person's own words."""
    return f"{own_image_question(until)} {WHERE[use]}."


def childs_word_question(name) -> str:
    """What is asked of a child under the question about images."""
    return _kept(_("%(name)s est d'accord pour ces images ?"), name=name)


def childs_word(name, use, until) -> str:
    """What a child is asked about images shown there: the question as the screen asks it, in full."""
    return f"{image(name, use, until)} {childs_word_question(name)}"


SHOWN = {
    "picture": gettext_lazy("une photo ou un film où l'on voit la personne"),
    "voice": gettext_lazy("un enregistrement où l'on entend la personne"),
    "name": gettext_lazy("le prénom et le nom de la personne"),
}


def wording(purpose, use="", medium="") -> str:
    """The same questions without a name or a date, as the sheet of one person asks them."""
    if purpose == Purpose.TAKE_PART:
        return french(_("La personne peut participer aux activités du lieu."))
    if purpose == Purpose.LEAVE_ALONE:
        return french(_("La personne peut repartir sans adulte à la fin des activités."))
    if purpose == Purpose.ACCESS_NEED:
        return french(
            _(
                "J'accepte que ce besoin soit noté jusqu'à la date indiquée, lu par la seule personne "
                "qui anime ce jour-là, puis effacé. Je peux le faire effacer avant."
            )
        )
    return _kept(
        _("J'accepte que le lieu montre %(what)s %(where)s. Je peux changer d'avis quand je veux."),
        what=SHOWN[medium or "picture"],
        where=WHERE[use],
    )
