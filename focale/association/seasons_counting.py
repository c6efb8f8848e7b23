"""How many members each season had: new, renewed, back again, gone; by age and by town.

Somebody is a member of a season who holds an accepted membership on at least one of its days; paid or not is
another question. Each figure is the length of the very list its rows are read from.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models.functions import Coalesce

from .models import Membership, Season

KINDS = ("membres", "nouveaux", "renouveles", "revenus", "partis")


@dataclass
class Counted:
    """One season: keys of members in each list of KINDS. `before`: the season before it, or None."""

    season: Season
    before: Season | None
    lists: dict

    def number(self, kind) -> int:
        return len(self.lists[kind])


def counted_seasons() -> list[Counted]:
    """All seasons that have begun or have members, the earliest first; two questions."""
    seasons, held = list(Season.objects.order_by("first_day", "pk")), _held()
    members = [{key for key, days in held.items() if _touches(days, season)} for season in seasons]
    found, ever = [], set()
    for number, season in enumerate(seasons):
        here, last = members[number], members[number - 1] if number else set()
        # Whoever was a member before the first season that is written is not new in it.
        earlier = ever | {key for key in here if any(first < season.first_day for first, _last in held[key])}
        lists = {
            "membres": here,
            "nouveaux": here - earlier,
            "renouveles": here & last,
            "revenus": (here & earlier) - last,
            "partis": last - here,
        }
        found.append(Counted(season, seasons[number - 1] if number else None, lists))
        ever |= here
    return found


def _held() -> dict:
    """{key of a member: the days of each accepted membership}, under the number that stands."""
    rows = Membership.objects.standing().exclude(approved_at=None)
    rows = rows.annotate(who=Coalesce("member__absorbed_into", "member")).order_by()
    found = defaultdict(list)
    for who, first, last in rows.values_list("who", "first_day", "last_day"):
        found[who].append((first, last))
    return found


def _touches(days, season) -> bool:
    return any(first <= season.last_day and last >= season.first_day for first, last in days)
