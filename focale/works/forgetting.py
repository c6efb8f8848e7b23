"""A person was forgotten: what others wrote may still say their name, and no program knows which Rose is one.

Old versions and remarks lose the whole name by themselves. Each piece where it can still be read (first and
last name together; one of them is enough where the person had a part) gets a remark, which names nobody:
people mend it.
"""

import json
import re

from django.db.models import Q
from django.utils.translation import gettext as _now

from focale.ground.models import record
from focale.people.erasing import naming
from focale.people.folding import fold

from .models.captions import Captions
from .models.captions_version import CaptionsVersion
from .models.piece import Piece
from .models.piece_version import PieceVersion
from .models.remark import Remark

KEPT = (
    (PieceVersion, "content"),
    (CaptionsVersion, "blocks"),
    (Captions, "gone"),
    (Captions, "draft"),
    (Remark, "words"),
    (Remark, "quote"),
)


def forget_names(person, *, by) -> list:
    """Called before the names are gone, in the transaction of the erasure. The pieces that need a person's
    eye."""
    files = [person, *person.absorbed.all()]
    whole = {f"{file.first_name} {file.last_name}" for file in files if file.first_name and file.last_name}
    whole |= {" ".join(reversed(name.split(" ", 1))) for name in whole}
    single = {name for file in files for name in (file.first_name, file.last_name) if name}
    _unname(whole)
    own = Piece.objects.filter(Q(credits__person=person) | Q(appearances__person=person))
    pieces = {*_saying(Piece.objects.all(), whole), *_saying(own, single)}
    for piece in pieces:
        _tell(piece, by)
    return sorted(pieces, key=lambda piece: piece.pk)


def _unname(names):
    """In what nobody shows any more and nobody would read again: every row is looked at, for it is rare."""
    if not names:
        return
    named = naming(names, re.IGNORECASE)
    for model, field in KEPT:
        for pk, said in model.objects.values_list("pk", field).iterator():
            told = json.dumps(said, ensure_ascii=False)
            if named.search(told):
                model.objects.filter(pk=pk).update(**{field: json.loads(named.sub("…", told))})


def _saying(pieces, names) -> set:
    """Those in whose words, transcript or subtitles one of these names stands, whole."""
    folded = {fold(name) for name in names} - {""}
    if not folded:
        return set()
    there = Q()
    for name in folded:
        there |= Q(folded_words__contains=name) | Q(files__original__captions__folded_words__contains=name)
    found = pieces.filter(there).distinct().prefetch_related("files__original__captions")
    return {piece for piece in found if naming(folded).search(_words(piece))}


def _words(piece) -> str:
    captions = [row.folded_words for file in piece.files.all() for row in file.original.captions.all()]
    return "\n".join([piece.folded_words, *captions])


def _tell(piece, by):
    words = _now(
        "Une personne a demandé à être oubliée, et son nom se lit encore ici : dans le texte, la "
        "transcription ou les sous-titres. Retirez-le, puis dites que c'est fait."
    )
    row = Remark.objects.create(piece=piece, words=words)
    record("piece.remarked", piece, by=by, remark=row.pk)
