"""Which pieces have to do with this person, come from that production, are in colour."""

from django.db.models import Q

from focale.people.folding import fold
from focale.people.models import Person

from .models import Appearance, Credit, PieceFile, Production

MOST_NAMES = 300


def maker_names() -> list[str]:
    """Those who made something here, as suggestions for who may see people."""
    made = Credit.objects.order_by().values("person")
    people = Person.objects.existing().filter(pk__in=made).order_by("folded_name", "pk")
    return list(dict.fromkeys(map(str, people[:MOST_NAMES])))


def of_person(pieces, typed):
    """Those somebody of this name made, or is to be seen, heard or named on."""
    if not fold(typed):
        return pieces
    known = Person.objects.found_by(typed).order_by().values("pk")
    made = Credit.objects.filter(person__in=known).values("piece")
    on_it = Appearance.objects.filter(person__in=known).values("piece")
    return pieces.filter(Q(pk__in=made) | Q(pk__in=on_it))


def of_production(pieces, typed):
    """Those of the productions whose title or words hold every word typed."""
    if not fold(typed):
        return pieces
    return pieces.filter(production__in=Production.objects.found_by(typed).order_by().values("pk"))


def seen_in(pieces, colours):
    """Those in colour, or in black and white: as their makers say, else as their pictures look."""
    look = PieceFile.objects.filter(original__facts__tones=colours).values("piece")
    unsaid = Q(content__colours="") | ~Q(content__has_key="colours")
    return pieces.filter(Q(content__colours=colours) | unsaid & Q(pk__in=look))
