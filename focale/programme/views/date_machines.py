"""The machines used at one date: a tap on a machine notes the whole date."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from focale.ground.dates import duration
from focale.ground.pages import page
from focale.people.rights import Right, may, right
from focale.programme.machine_forms import DateUsageForm
from focale.programme.machine_hours import machines_at
from focale.programme.models import Usage
from focale.programme.views.attendance import mine


@require_http_methods(["GET", "POST"])
@right(Right.TAKE_ATTENDANCE)
def machines(request, pk):
    """Every machine that works, those of the room first; what is noted, and noting more."""
    occurrence = mine(request, pk)
    form = DateUsageForm.of(request.POST) if request.method == "POST" else DateUsageForm()
    if form.is_bound and form.is_valid():
        machine, minutes = form.cleaned_data["equipment"], form.cleaned_data["minutes"]
        try:
            Usage.note(machine, minutes, occurrence=occurrence, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            said = {"machine": machine, "time": duration(minutes)}
            messages.success(request, _("%(machine)s : %(time)s, c'est noté.") % said)
            back = request.POST.get("back") == "machines"
            return redirect("machines") if back else redirect("occurrence-machines", pk)
    context = {"occurrence": occurrence, "form": form, "machines": machines_at(occurrence)}
    context["may_edit"] = may(request.user, Right.EDIT_PROGRAMME)
    return page(request, "programme/date_machines.html", context, status=422 if form.errors else 200)
