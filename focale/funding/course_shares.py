"""What an action takes of a course booked whole, some of whose dates have a commitment of their own.

By minutes: each date by its own share, else by that of the activity. The dates are those that take place.
"""

from collections import defaultdict
from fractions import Fraction

from focale.programme.models import Occurrence

from .models import Commitment


def shares_of(action, activities) -> dict:
    """{activity: percent of it that is this action's}; a fraction where dates are apart."""
    live = Commitment.objects.live()
    whole = dict(live.filter(action=action, activity__in=activities).values_list("activity", "share_percent"))
    apart = defaultdict(dict)
    for date, owner, percent in live.filter(occurrence__activity__in=activities).values_list(
        "occurrence", "action", "share_percent"
    ):
        apart[date][owner] = percent
    weights, all_minutes = defaultdict(int), defaultdict(int)
    for date in Occurrence.objects.scheduled().filter(activity__in=activities).only(*DATED):
        own = apart[date.pk].get(action.pk, 0) if date.pk in apart else whole.get(date.activity_id, 0)
        weights[date.activity_id] += own * date.minutes
        all_minutes[date.activity_id] += date.minutes
    return whole | {key: Fraction(weights[key], minutes) for key, minutes in all_minutes.items()}


DATED = "activity", "starts_at", "ends_at"
