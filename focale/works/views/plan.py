"""The plan of a production: a step added, said better, moved, ticked, taken out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from focale.people.rights import Right, right
from focale.works.forms import StepForm
from focale.works.models import Production, Step
from focale.works.views.production import show_plan
from focale.works.views.productions import fetch_to_change


@right(Right.MAKE_WORKS)
@require_POST
def addition(request, pk):
    """One more step, at the end."""
    found, form = fetch_to_change(request, pk), StepForm(request.POST)
    if form.is_valid():
        try:
            Step.objects.add(found, form.cleaned_data["name"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect(reverse("production-plan", args=[pk]) + "#plan")
    return show_plan(request, found, form, status=422)


@right(Right.MAKE_WORKS)
@require_POST
def step(request, pk):
    """What its buttons say: done, to do again, up, down, another name, away."""
    changeable = Production.objects.changeable_by(request.user)
    found = get_object_or_404(Step.objects.filter(production__in=changeable), pk=pk)
    act, name = request.POST.get("geste"), request.POST.get("name", "").strip()[:80]
    try:
        if act in ("fait", "refaire"):
            found.tick(is_done=act == "fait", by=request.user)
        elif act in ("monter", "descendre"):
            found.move(up=act == "monter", by=request.user)
        elif act == "retirer":
            found.remove(by=request.user)
        elif act == "renommer" and name:
            found.rename(name, by=request.user)
        else:
            messages.error(request, _("Écrivez le nom de l'étape."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(reverse("production-plan", args=[found.production_id]) + f"#etape-{pk}")
