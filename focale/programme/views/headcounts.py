"""People counted without a name."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from focale.ground.pages import page
from focale.people.rights import Right, right
from focale.programme.attendance_forms import HeadcountForm
from focale.programme.models import Headcount
from focale.programme.views.attendance import mine


@right(Right.TAKE_ATTENDANCE)
@require_http_methods(["GET", "POST"])
def headcount(request, pk):
    """How many came without giving a name, by age and gender where one saw it."""
    occurrence = mine(request, pk)
    counted = Headcount.objects.filter(occurrence=occurrence).prefetch_related("cells").first()
    form = HeadcountForm(request.POST if request.method == "POST" else None, headcount=counted)
    if form.is_valid():
        try:
            Headcount.objects.tally(occurrence, by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error("total", refusal)
        else:
            messages.success(request, _("Le comptage est enregistré."))
            return redirect("occurrence", occurrence.pk)
    context = {"occurrence": occurrence, "form": form}
    return page(request, "programme/headcount.html", context, status=422 if form.errors else 200)
