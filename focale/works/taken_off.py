"""What a « no » takes away at once, and what of it stays on paper: said to who has just answered."""

from django.utils.translation import gettext as _

from .models import Showing
from .withdrawing import look_at


def what_went(piece) -> str:
    """Ask the gate now for every place of this piece; the sentences for who withdrew a yes. Nothing where it
    was shown nowhere."""
    standing = Showing.objects.standing().filter(piece=piece).select_related("piece", "portfolio__person")
    lacking = look_at(list(standing.filter(lacking_since=None)))
    gone = [str(row) for row in lacking if row.is_online]
    stays = [str(row) for row in lacking if not row.is_online]
    said = []
    if gone:
        said.append(_("Elle n'est plus montrée : %(places)s.") % {"places": ", ".join(gone)})
    if stays:
        words = _("Elle est encore là, et l'équipe est prévenue pour la retirer : %(places)s.")
        said.append(words % {"places": ", ".join(stays)})
    return " ".join(said)
