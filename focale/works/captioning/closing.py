"""Who may write the subtitles of a recording, and when nobody may."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from focale.works.states import State


def is_written_by(original, account) -> bool:
    """Whether this account may write what is said in it: who changes the production, who brought the file,
    and the makers of a piece it is in, with who decides for them."""
    rows = type(original).objects
    mine = rows.visible_to(account).filter(places__piece__in=_pieces(original).objects.made_for(account))
    return (rows.removable_by(account) | mine).filter(pk=original.pk).exists()


def why_closed(original, even_ready=True) -> str:
    """Why nobody writes on them now; nothing while they are open. `even_ready`: also where a piece that was
    accepted shows them."""
    if original.production.archived_at:
        return _("Cette production est archivée. Rouvrez-la pour la changer.")
    if original.binned_at:
        return _("Ce fichier est à la corbeille.")
    ready = original.places.filter(piece__state=State.READY, piece__removed_at=None).select_related("piece")
    if even_ready and (place := ready.first()):
        return _("« %(piece)s » est prête. Rouvrez-la pour changer ses sous-titres.") % {"piece": place.piece}
    return ""


def refuse_closed(original, by, even_ready=True):
    """A sentence to who may not write them, or no more."""
    if not is_written_by(original, by):
        raise ValidationError(_("Vous ne pouvez pas écrire ces sous-titres."))
    if words := why_closed(original, even_ready):
        raise ValidationError(words)


def _pieces(original):
    return original.places.model._meta.get_field("piece").related_model
