"""A person was forgotten: what others wrote may still say their name, and no program knows which Rose is one.

What is not shown loses the whole name by itself (`unnaming.py`). Each piece where it can still be read (first
and last name together; one of them is enough where the person had a part) gets a remark, which names nobody:
people mend it.
"""

from django.db.models import Q
from django.utils.translation import gettext as _now

from focale.ground.models import record
from focale.people.erasing import naming
from focale.people.folding import fold

from .models.piece import Piece
from .models.remark import Remark
from .unnaming import unname, unname_beside

BORROWED = "what", "author", "source", "licence", "proof"
READ = "files__original__captions", "borrowings", "arrangements"


def forget_names(person, *, by) -> list:
    """Called before the names are gone, in the transaction of the erasure. The pieces that need a person's
    eye."""
    files = [person, *person.absorbed.all()]
    whole = {f"{file.first_name} {file.last_name}" for file in files if file.first_name and file.last_name}
    whole |= {" ".join(reversed(name.split(" ", 1))) for name in whole}
    single = {name for file in files for name in (file.first_name, file.last_name) if name}
    own = Piece.objects.filter(Q(credits__person=person) | Q(appearances__person=person))
    pieces = {*_saying(_likely(whole), whole), *_saying(own, single)}
    unname(whole, by=by)
    unname_beside(list(own), single)
    for piece in pieces:
        _tell(piece, by)
    return sorted(pieces, key=lambda piece: piece.pk)


def _likely(names):
    """Those in which these names stand, as far as the database can tell."""
    there = Q(pk=None)
    for name in names:
        folded = fold(name)
        there |= Q(folded_words__contains=folded) | Q(
            files__original__captions__folded_words__contains=folded
        )
        there |= Q(files__alt__icontains=name) | Q(files__caption__icontains=name)
        for field in BORROWED:
            there |= Q(**{f"borrowings__{field}__icontains": name})
    return Piece.objects.filter(there)


def _saying(pieces, names) -> set:
    """Those in whose words one of these names stands, whole: text, captions, transcript, subtitles, what is
    borrowed, settings of a film."""
    folded = {fold(name) for name in names} - {""}
    if not folded:
        return set()
    found = pieces.distinct().prefetch_related(*READ)
    return {piece for piece in found if naming(folded).search(_words(piece))}


def _words(piece) -> str:
    said = [piece.folded_words]
    for file in piece.files.all():
        said += [
            fold(file.alt),
            fold(file.caption),
            *(row.folded_words for row in file.original.captions.all()),
        ]
    said += [fold(getattr(row, field)) for row in piece.borrowings.all() for field in BORROWED]
    return "\n".join([*said, *(fold(str(row.recipe)) for row in piece.arrangements.all())])


def _tell(piece, by):
    words = _now(
        "Une personne a demandé à être oubliée, et son nom se lit encore ici : dans le texte, une légende, "
        "les sous-titres, un emprunt ou le montage. Retirez-le, puis dites que c'est fait."
    )
    row = Remark.objects.create(piece=piece, words=words)
    record("piece.remarked", piece, by=by, remark=row.pk)
