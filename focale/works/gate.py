"""The gate: may these pieces be shown there, on that day? Yes, or what is missing, in sentences.

Nothing of a piece reaches a public page, a feed, a file to print or to take away except through here, and it
is asked each time something is shown: a consent withdrawn a second ago is no consent.
"""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from focale.people.models import Use

from .models.original import Family
from .said_words import HEARD, SaidWords
from .states import MEDIA, How, State
from .voices import Voices

SHOWING = {Family.PICTURE, *HEARD}
"""Files on which somebody may be recognised."""
ON_IT = {"appearances": ["person"], "credits": ["person", "piece"]}
READ = {"files": ["piece", "original"], "borrowings": [], **ON_IT}


@dataclass(frozen=True)
class Lack:
    """One thing missing. `step`: where it is mended: review, people, authors, files, borrowings, text."""

    step: str
    words: str


@dataclass(frozen=True)
class Verdict:
    """True when nothing is missing."""

    lacks: tuple[Lack, ...]

    def __bool__(self):
        return not self.lacks

    @property
    def each(self) -> list[Lack]:
        """What is missing, each thing once."""
        return list(dict.fromkeys(self.lacks))

    @property
    def sentences(self) -> list[str]:
        return list(dict.fromkeys(lack.words for lack in self.lacks))


class Gate:
    """What is known of these pieces (a queryset) on a day, read now: eight queries however many they are, one
    more where something is to be heard.

    `read`: ON_IT where no verdict is asked, only who is on them and who made them.
    """

    def __init__(self, pieces, on=None, read=READ):
        kept = (*(_with(pieces.model, *links) for links in read.items()), "credits__permissions")
        self.on, self.pieces = (
            on or timezone.localdate(),
            {row.pk: row for row in pieces.prefetch_related(*kept)},
        )
        self.said = SaidWords(self.pieces.values() if read is READ else ())
        shown = [(*piece.appearances.all(), *piece.credits.all()) for piece in self.pieces.values()]
        self.voices = Voices({row.person for rows in shown for row in rows} - {None}, self.on)

    def verdict(self, piece, where) -> Verdict:
        """May this piece be shown there? `where`: a code of people's Use."""
        return Verdict(tuple(_lacks(self.pieces[piece.pk], Use(where), self.voices, self.said)))


def _with(table, name, links):
    rows = table._meta.get_field(name).related_model.objects
    return Prefetch(name, rows.select_related(*links) if links else rows.all())


def _lacks(piece, where, voices, said):
    if piece.state != State.READY or piece.removed_at:
        yield Lack("review", _("L'équipe ne l'a pas encore acceptée."))
    yield from _of_files(piece)
    yield from (Lack("text", words) for words in said.missing(piece))
    yield from _of_people(piece, where, voices)
    yield from _of_makers(piece, where, voices)
    yield from _of_borrowings(piece)


def _of_borrowings(piece):
    borrowings = piece.borrowings.all()
    if not (borrowings or piece.nothing_borrowed_at or piece.accepted_unasked):
        yield Lack("borrowings", _("Personne n'a encore dit si quelque chose vient d'ailleurs."))
    for borrowed in borrowings:
        if not borrowed.is_cleared:
            words = _("« %(what)s » vient d'ailleurs : il manque sa source, sa licence ou la preuve.")
            yield Lack("borrowings", words % {"what": borrowed.what})


def _of_files(piece):
    for file in piece.files.all():
        told = {"file": file.caption or file.original.name}
        if file.is_unfit:
            yield Lack("files", _("« %(file)s » n'est pas prêt, ou n'est pas du genre attendu.") % told)
        if file.original.family == Family.PICTURE and not file.alt.strip():
            yield Lack("files", _("Décrivez l'image « %(file)s » pour qui ne la voit pas.") % told)
        if file.original.family == Family.MESH and not file.alt.strip():
            yield Lack("files", _("Décrivez l'objet « %(file)s » pour qui ne le voit pas.") % told)
        if file.original.family in SHOWING and file.looked_at is None:
            words = _("Personne n'a encore dit qui l'on voit ou entend sur « %(file)s ».")
            yield Lack("people", words % told)


def _of_people(piece, where, voices):
    for row in piece.appearances.all():
        if row.person is None:
            yield Lack("people", _("Une personne n'est pas reconnue. Dites qui c'est, ou voilez son visage."))
            continue
        for words in voices.missing(row.person, where, MEDIA[How(row.how)]):
            yield Lack("people", words)


def _of_makers(piece, where, voices):
    # A file merged into another keeps the credit its other file has already.
    credits = [row for row in piece.credits.all() if not (row.person and row.person.merged_into_id)]
    if not credits:
        yield Lack("authors", _("Personne n'est noté pour l'avoir faite."))
    for credit in credits:
        for words in _unpermitted(credit, where, voices):
            yield Lack("authors", words)


def _unpermitted(credit, where, voices):
    """The maker's own word, and for who is decided for that of one of those who decide."""
    author = credit.person
    if author is None or author.erased_at:
        yield _("Une personne qui l'a faite a demandé l'oubli.")
        return
    standing = [row for row in credit.permissions.all() if row.stands_on(voices.on)]
    yes = {row.given_by_id for row in standing if where in row.uses}
    words = {"who": author, "where": where.label}
    deciding = {adult.pk for adult in voices.deciding[author.pk]}
    if author.pk not in yes:
        yield _("%(who)s n'a pas encore dit oui pour montrer son œuvre (%(where)s).") % words
    if deciding and not deciding & yes:
        yield _("Un parent n'a pas encore dit oui pour l'œuvre de %(who)s (%(where)s).") % words
    if author.is_minor(voices.on) and not deciding:
        yield _("Aucun parent n'est noté pour %(child)s.") % {"child": author.first_name}
