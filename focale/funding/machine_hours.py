"""Hours of machines for an action. An hour follows its date, else its activity, else its machine.

So each belongs to one level, whose shares are never more than the whole: no hour and no cent counts twice.
"""

from django.db.models import Exists, F, OuterRef, Q, Sum

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


def minutes(action, first, last) -> int:
    """Minutes machines were used for the action, whole: shares are of the cost. One query."""
    found = [rows.order_by().values("pk") for rows, _share in shares(action, first, last)]
    ours = Q(pk__in=found[0]) | Q(pk__in=found[1]) | Q(pk__in=found[2])
    return Usage.objects.filter(ours).aggregate(sum=Sum("minutes", default=0))["sum"]
