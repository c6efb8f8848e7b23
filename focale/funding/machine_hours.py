"""Hours of machines for an action. An hour follows its date, else its activity, else its machine.

So each belongs to one level, whose shares are never more than the whole: no hour and no cent counts twice.
"""

from django.db.models import Exists, F, OuterRef, Q, Sum, Value

from focale.association.models import VolunteerTime
from focale.programme.models import Usage

from .models import Commitment

LEVELS = ("occurrence", "activity", "equipment")


def _free(level) -> Q:
    """No level above this one has a commitment that stands."""
    free, live = Q(), Commitment.objects.live()
    for above in LEVELS[: LEVELS.index(level)]:
        free &= ~Exists(live.filter(**{above: OuterRef(above)}))
    return free


def shares(action, first, last):
    """For each level, the hours that count for the action and the path of their share in percent."""
    standing = Usage.objects.standing().filter(day__gte=first, day__lte=last)
    for level in LEVELS:
        ours = {f"{level}__commitments__action": action, f"{level}__commitments__ended_at": None}
        yield standing.filter(_free(level), **ours), F(f"{level}__commitments__share_percent")


def used(action, first, last):
    """The hours machines were used for the action, whole: shares are of the cost."""
    found = [rows.order_by().values("pk") for rows, _share in shares(action, first, last)]
    return Usage.objects.filter(Q(pk__in=found[0]) | Q(pk__in=found[1]) | Q(pk__in=found[2]))


def minutes(action, first, last) -> int:
    return used(action, first, last).minutes()


def minutes_of_both(action, first, last) -> tuple[int, int]:
    """Minutes given by volunteers, and minutes of machines, in one query."""
    given = VolunteerTime.objects.validated().filter(project=action.code, day__gte=first, day__lte=last)
    sums = [
        each.order_by().annotate(kind=Value(kind)).values("kind").annotate(sum=Sum("minutes"))
        for kind, each in enumerate((given, used(action, first, last)))
    ]
    found = {row["kind"]: row["sum"] for row in sums[0].union(sums[1], all=True)}
    return found.get(0) or 0, found.get(1) or 0
