"""Where a person lives, and whether it is in a priority district."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from focale.ground.pages import page
from focale.people.forms import ResidenceForm
from focale.people.models import Person, Residence, Street
from focale.people.shell import shell


@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """The present home and the former ones; listed streets are proposed as one types (?street=&town=)."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    if not person.may_be_changed_by(request.user):
        raise Http404
    former = list(
        person.residences.select_related("district").defer("district__geometry").order_by("-since", "-pk")
    )
    asked = request.POST or request.GET
    proposals = Street.objects.matching(asked.get("street", "")[:200], asked.get("town", "")[:80])
    known = {"town": former[0].town} if former else {}
    answers = None if "find" in request.POST else request.POST or None
    form = ResidenceForm(answers, proposals=proposals, initial=known | asked.dict())
    if form.is_valid():
        try:
            Residence.objects.settle(person, by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté."))
            return redirect("residence", person.pk)
    context = shell(person, request.user, "residence") | {"form": form, "residences": former}
    status = 422 if form.errors else 200
    return page(request, "people/residence.html", context, fragment="answer", status=status)
