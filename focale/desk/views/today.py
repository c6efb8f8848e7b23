"""Today: the lists of who stands at the door with a phone."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.attendance_forms import CallForm
from focale.programme.models import Occurrence
from focale.programme.roll import rolls_of
from focale.programme.welcoming import still_to_call

SOON = timedelta(minutes=90)
CAME_LATELY = timedelta(days=60)


@right(Right.TAKE_ATTENDANCE)
@never_cache
@require_safe
def today(request):
    """My dates of today, each with its list; all of them for who may take any."""
    day, now = timezone.localdate(), timezone.now()
    begin = timezone.make_aware(datetime.combine(day, time()))
    mine = Occurrence.objects.markable_by(request.user).scheduled()
    rolls = rolls_of(mine.of_today().with_line().prefetch_related("leaders"), account=request.user)
    to_come = [roll for roll in rolls if not roll.is_over]
    for roll in rolls:
        under_way = roll in to_come and roll.occurrence.starts_at < now + SOON
        roll.is_open = len(rolls) == 1 or under_way or roll in to_come[:1]
    monday = day - timedelta(days=day.weekday())
    context = {"day": day, "rolls": rolls, "monday": monday, "sunday": monday + timedelta(days=6)}
    context["may_register"] = may(request.user, Right.REGISTER_ANYONE)
    context["to_call"] = to_call(request.user, begin, rolls)
    if not rolls:
        context["next"] = mine.filter(starts_at__gt=now).select_related("activity", "room").first()
    return page(request, "desk/today.html", context)


def to_call(account, begin, rolls):
    """(minor, form) for those who came lately and nobody could be called for; the lists ask for theirs."""
    listed = {line.person.pk for roll in rolls for line in roll.lines}
    return [
        (person, CallForm(auto_id=f"call-{person.date}-{person.pk}-%s"))
        for person in still_to_call(account, since=begin - CAME_LATELY)
        if person.pk not in listed
    ]
