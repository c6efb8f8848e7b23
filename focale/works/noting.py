"""Several persons on several files at once: « these are on those », and taken back in one go."""

from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from focale.ground.models import record

from .models import Appearance
from .models.original import Family
from .states import How

MOST_FILES, MOST_PEOPLE = 120, 80


def in_order(rows):
    """Appearances as a page lists them: those of the whole piece, then file by file, moment by moment."""
    return rows.order_by("file__step", "file__rank", "file", "second", "pk")


def usual_how(file) -> How:
    """How somebody is on a file unless told otherwise: heard in a sound, seen on the rest."""
    return How.HEARD if file.original.family == Family.SOUND else How.SEEN


@transaction.atomic
def note_together(files, people, *, how="", by) -> list:
    """Each of these persons is on each of these files (a person of None: somebody unknown). Returns the rows
    made; what was noted already is left. Refuses all where this account may not write on one."""
    if not files or not people:
        raise ValidationError(_("Touchez au moins une image et une personne."))
    made = []
    for _piece, group in groupby(
        sorted(files, key=lambda file: (file.piece_id, file.pk)), lambda f: f.piece_id
    ):
        made += _note_on_one(list(group), people, how, by)
    return made


def _note_on_one(files, people, how, by):
    held = files[0].piece.held()
    held.refuse_closed(by)
    known = set(held.appearances.values_list("file", "person", "how"))
    rows = []
    for file in files:
        way = How(how) if how else usual_how(file)
        for person in people:
            key = getattr(person, "pk", None)
            if (file.pk, key, way) not in known:
                rows.append(Appearance(piece=held, file=file, person=person, how=way))
    made = Appearance.objects.bulk_create(rows)
    if made:
        who = sorted({row.person_id or 0 for row in made})
        record("piece.appearance_noted", held, by=by, files=[file.pk for file in files], people=who)
    return made


@transaction.atomic
def take_back(rows, *, by) -> int:
    """These notes were a mistake. How many were taken off; harmless twice."""
    for row in rows:
        row.take_off(by=by)
    return len(rows)
