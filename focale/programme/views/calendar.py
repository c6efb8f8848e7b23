from django.contrib.auth.decorators import login_not_required
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from focale.ground.pages import kept, page
from focale.programme.month import month_of, readable_day, week_of


@login_not_required
@require_safe
@kept("programme", asks=["jour", "vue"])
def calendar(request):
    """A month or a week, day by day, with school and public holidays."""
    day = readable_day(request.GET.get("jour")) or timezone.localdate()
    is_week = request.GET.get("vue") == "semaine"
    shown = (week_of if is_week else month_of)(day)
    here = reverse("calendar")
    tabs = [
        (_("Mois"), f"{here}?jour={day.isoformat()}", not is_week),
        (_("Semaine"), f"{here}?vue=semaine&jour={day.isoformat()}", is_week),
    ]
    return page(request, "programme/calendar.html", {"shown": shown, "tabs": tabs, "is_week": is_week})
