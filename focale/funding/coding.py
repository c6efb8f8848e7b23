"""The code of an action goes down to its activities: what people owe for them is then written with it.

The floors below know no action. An activity whose dates count for several actions has no code: a sum is
whole, and belongs to none of them alone; the report shares it out.
"""

from django.db.models import Q

from focale.programme.models import Activity, Occurrence


def tell(thing, commitments):
    """Write down the one action of this activity, or of that of this date. Inside the transaction of a verb.

    `commitments`: all of them; those that stand are looked at.
    """
    if not isinstance(thing, Activity | Occurrence):
        return
    key = thing.pk if isinstance(thing, Activity) else thing.activity_id
    rows = commitments.live().filter(Q(activity=key) | Q(occurrence__activity=key))
    codes = set(rows.values_list("action__code", flat=True))
    Activity.objects.filter(pk=key).update(project=codes.pop() if len(codes) == 1 else "")
