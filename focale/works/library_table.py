"""The library as a table for a spreadsheet: what stands beside each piece, never a name its maker hides."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from .finding import place_of
from .models import Credit


def table(rows):
    """Head and lines. `rows`: pieces in their order."""
    head = [_("Numéro"), _("Titre"), _("Genre"), _("Faite par"), _("Lieu"), _("Jour"), _("État")]
    head += [_("Production"), _("Saison"), _("Projet")]
    credits = Prefetch("credits", Credit.objects.select_related("person"))
    rows = rows.select_related("production__season", "production__strand").prefetch_related(credits)
    return head, (_line(piece) for piece in rows.iterator(chunk_size=500))


def _line(piece):
    made, names = piece.production, [credit.shown_name for credit in piece.credits.all()]
    return [
        piece.pk,
        str(piece),
        piece.get_kind_display(),
        ", ".join(filter(None, names)),
        place_of(piece.content),
        piece.made_on,
        piece.get_state_display(),
        made.title,
        str(made.season),
        str(made.strand or ""),
    ]
