"""The human means of the association, as section 4 of Cerfa 12156 asks; what Focale knows it counts."""

from datetime import timedelta

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from focale.association.models import Membership, VolunteerTime

YEAR = timedelta(days=365)


def people_of(day) -> dict[str, int]:
    """Members who have paid for that day, women and men among them; volunteers of the year before it, and
    their minutes."""
    held = Membership.objects.paid().holding_on(day)
    told = held.annotate(
        who=Coalesce("member__absorbed_into", "member"),
        gender=Coalesce("member__absorbed_into__person__gender", "member__person__gender"),
    )
    counted = told.order_by().values("gender").annotate(number=Count("who", distinct=True))
    by_gender = dict(counted.values_list("gender", "number"))
    given = VolunteerTime.objects.validated().filter(day__gt=day - YEAR, day__lte=day)
    work = given.aggregate(people=Count("person", distinct=True), minutes=Sum("minutes", default=0))
    return {
        "members": sum(by_gender.values()),
        "women": by_gender.get("female", 0),
        "men": by_gender.get("male", 0),
        "volunteers": work["people"],
        "volunteer_minutes": work["minutes"],
    }
