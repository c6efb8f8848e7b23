"""What is said in recordings, as the gate asks: words for who does not hear, that somebody checked."""

from collections import defaultdict

from django.db.models import Q
from django.utils.translation import gettext as _

from .models.captions import Captions
from .models.original import Family
from .words_inside import NAME, is_outdated, laid_into, print_of

HEARD = {Family.SOUND, Family.FILM}
TRANSCRIPT = "transcript"


class SaidWords:
    """The subtitles beside the recordings of these pieces, and those that stand in their films. One query,
    none where nothing is to be heard."""

    def __init__(self, pieces):
        heard = {file.original for piece in pieces for file in heard_in(piece)}
        keys = Q(original__in=heard) | Q(pk__in=laid_into(heard))
        rows = Captions.objects.filter(keys).only("original", "number", "folded_words", "checked_at")
        self.rows = {row.pk: row for row in (rows if heard else ())}
        self.beside = defaultdict(list)
        for row in self.rows.values():
            self.beside[row.original_id].append(row)

    def missing(self, piece):
        """A sentence for each thing still to be written or checked."""
        is_typed = str(piece.content.get(TRANSCRIPT, "")).strip()
        for file in heard_in(piece):
            if not is_typed:
                yield from self._beside(file)
            if file.original.facts.get(NAME):
                yield from self._inside(file)

    def _beside(self, file):
        told = [row for row in self.beside[file.original_id] if row.folded_words]
        if not told:
            yield _("Écrivez ce qui est dit, pour qui n'entend pas.")
        elif not any(row.is_checked for row in told):
            words = _("Les sous-titres de « %(file)s » ne sont pas encore vérifiés.")
            yield words % {"file": file.caption or file.original.name}

    def _inside(self, file):
        """Those in the film are good once they are checked where they come from, or the same beside it."""
        laid, words = file.original.facts[NAME], {"file": file.caption or file.original.name}
        same = [row for row in self.beside[file.original_id] if print_of(row.folded_words) == laid["print"]]
        if any(row.is_checked for row in same):
            return
        if is_outdated(file.original, self.rows):
            yield (
                _("Les sous-titres ont changé depuis qu'ils sont dans « %(file)s » : refaites le film.")
                % words
            )
        elif not all(self.rows[key].is_checked for key, _number in laid["from"]):
            said = _("Les sous-titres dans « %(file)s » ne sont pas vérifiés : vérifiez ceux des clips.")
            yield said % words


def heard_in(piece) -> list:
    return [file for file in piece.files.all() if file.original.family in HEARD]
