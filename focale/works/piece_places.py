"""Where pieces were made: as they say themselves, else in the rooms where their production met. Never where a
camera says it was."""

from functools import cached_property

from django.db.models import Q

from focale.people.folding import fold
from focale.place.models import Room

from .models import Production


class Places:
    """The rooms of the house, asked once: to suggest them, and to look for one."""

    @cached_property
    def rooms(self) -> list:
        return list(Room.objects.select_related("site").order_by("site", "name"))

    def names(self) -> list[str]:
        """The rooms and houses one may look for."""
        return list(dict.fromkeys(name for room in self.rooms for name in (room.name, room.site.name)))

    def made_there(self, pieces, typed):
        """Those made there: every word typed stands in what the piece says, or in the name of a room, its
        house and its town."""
        words = fold(typed).split()
        if not words:
            return pieces
        said = Q()
        for word in words:
            said &= Q(folded_place__contains=word)
        rooms = [room.pk for room in self.rooms if all(word in _named(room) for word in words)]
        dates = Production.occurrences.through.objects.filter(occurrence__room__in=rooms)
        return pieces.filter(said | Q(production__in=dates.values("production")) if rooms else said)


def _named(room) -> str:
    return fold(f"{room.name} {room.site.name} {room.site.town}")
