"""Who has not answered yet, and what each is asked: a child the own word, an adult theirs and that of wards.

Asked apart from `asking.py`, which writes to adults alone: here everybody answers for themselves.
"""

from dataclasses import dataclass, field

from focale.people.models import Medium, Person
from focale.programme.models import Attendance
from focale.works.models import Appearance, Credit, Piece, Production
from focale.works.states import MEDIA, How
from focale.works.voices import Voices

WORKS = "works"
ORDER = [*Medium.values, WORKS]


@dataclass
class Block:
    """One thing asked about one person: a medium of their image, or their works (credits)."""

    about: Person
    what: str
    uses: list
    credits: list = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.what}-{self.about.pk}"


@dataclass
class Asked:
    """One person, and the blocks to answer."""

    giver: Person
    blocks: list = field(default_factory=list)

    @property
    def for_whom(self) -> list[str]:
        """First names of the others the answers are about."""
        names = [block.about.first_name for block in self.blocks if block.about != self.giver]
        return list(dict.fromkeys(names))


def asked_on(sitting, again_for=None) -> dict[int, Asked]:
    """{key of the person: what is asked}, by family name. `again_for`: the key of somebody who corrects the
    answers just given, and is asked all once more."""
    pieces, there = pieces_of(sitting), _present(sitting)
    media, works = _media(pieces, there), _works(pieces, there)
    voices = Voices({*media, *works})
    found = {}
    for about in sorted({*media, *works}, key=lambda person: (person.folded_name, person.pk)):
        for giver in _givers(about, voices):
            again = giver.pk == again_for
            blocks = _images(about, giver, media.get(about, ()), sitting, voices, again)
            blocks += _own(about, giver, works.get(about, ()), sitting, voices, again)
            if blocks:
                found.setdefault(giver.pk, Asked(giver)).blocks += blocks
    return found


def pieces_of(sitting):
    """The pieces it is about: those of its production, or of every production of its date."""
    if sitting.production_id:
        return Piece.objects.standing().filter(production=sitting.production_id)
    dates = Production.objects.filter(occurrences=sitting.occurrence_id)
    return Piece.objects.standing().filter(production__in=dates.values("pk"))


def _present(sitting):
    """Who was there on the date of the sitting; None for one of a production."""
    if sitting.occurrence_id is None:
        return None
    rows = Attendance.objects.present().filter(occurrence=sitting.occurrence_id)
    return set(Person.objects.existing().filter(pk__in=rows.values("person")))


def _media(pieces, there):
    """{person: media they are on}; who was there on a date is on its pictures before they are sorted."""
    found = {}
    rows = Appearance.objects.filter(piece__in=pieces.values("pk"), person__erased_at=None)
    for row in rows.exclude(person=None).select_related("person"):
        found.setdefault(row.person, set()).add(MEDIA[How(row.how)])
    if there is None:
        return found
    return {person: found.get(person, set()) | {Medium.PICTURE} for person in there}


def _works(pieces, there):
    """{person: the credits of their works}; of a date, those of who was there."""
    found = {}
    rows = Credit.objects.filter(piece__in=pieces.values("pk"), person__erased_at=None)
    rows = rows.filter(person__merged_into=None).exclude(person=None)
    for credit in rows.select_related("person", "piece").prefetch_related("permissions"):
        found.setdefault(credit.person, []).append(credit)
    return {person: rows for person, rows in found.items() if there is None or person in there}


def _givers(about, voices):
    adults = [adult for adult in voices.deciding[about.pk] if not adult.is_minor(voices.on)]
    return [about, *adults]


def _images(about, giver, media, sitting, voices, again):
    found = []
    for medium in sorted(media, key=ORDER.index):
        said = [use for use in sitting.uses if giver.pk in voices.said[about.pk, use, medium]]
        uses = [use for use in sitting.uses if again or use not in said]
        if uses:
            found.append(Block(about, medium, uses))
    return found


def _own(about, giver, credits, sitting, voices, again):
    """A work waits for its maker, and for one of those who decide; the second parent need not repeat it."""
    deciding = {adult.pk for adult in voices.deciding[about.pk]}
    waiting = []
    for credit in credits:
        said = {row.given_by_id for row in credit.permissions.all() if row.stands_on(voices.on)}
        done = giver.pk in said if giver == about else bool(said & deciding)
        if again or not done:
            waiting.append(credit)
    return [Block(about, WORKS, sitting.uses, waiting)] if waiting else []
