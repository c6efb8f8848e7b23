"""The time sheet of a volunteer: hours given, signed, validated; the proof behind accounts 86 and 87."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from focale.association.hours_sifting import table
from focale.association.models import VolunteerTime
from focale.ground.exporting import MOST_ROWS, exported
from focale.ground.keys import keys_of
from focale.ground.pages import page
from focale.money.periods import PeriodForm, without

from .hours import volunteer_of

MOST = 400
"""Lines of a sheet: more than a volunteer gives in two years."""


@require_safe
def sheet(request):
    """One volunteer's hours of some days, refused ones left out; the year of the accounts unless told."""
    person, sift = volunteer_of(request), PeriodForm(request.GET)
    rows = VolunteerTime.objects.filter(person=person, refused_at=None).order_by("day", "pk")
    rows = rows.filter(**sift.days()) if sift.is_valid() else rows.none()
    rows = rows.select_related("person", "task", "validated_by__person")
    if wanted := request.GET.get("format"):
        if wanted not in MOST_ROWS:
            raise Http404
        return exported(wanted, _("feuille-de-temps"), [(_("Heures"), *table(rows))])
    context = {"person": person, "sift": sift, "query": without(request.GET), "times": rows[:MOST]}
    context["minutes"] = rows.aggregate(sum=Sum("minutes", default=0))["sum"]
    context["unsigned"] = rows.to_sign().count()
    return page(request, "association/time_sheet.html", context)


@require_POST
def signature(request):
    """The volunteer says that the hours ticked are so."""
    keys, done = keys_of(request.POST.getlist("time"), MOST), 0
    own = VolunteerTime.objects.filter(person=request.user.person_id, pk__in=keys)
    for time in own.order_by("pk"):
        try:
            time.sign(by=request.user)
            done += 1
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
    if done:
        words = ngettext("%(count)d ligne est signée.", "%(count)d lignes sont signées.", done)
        messages.success(request, words % {"count": done})
    return redirect("my-hours")
