"""Who answers for a person: noted, corrected and ended by the team only, for it changes who decides."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.pages import page
from focale.people.forms import GuardianForm, GuardianshipForm
from focale.people.models import Guardianship, Person
from focale.people.rights import Right, right
from focale.people.shell import shell

FOUND = 12


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def new(request, pk):
    """An adult found among the known ones (?q=, then ?adulte=), or a new one."""
    ward = get_object_or_404(Person.objects.existing(), pk=pk)
    adult = _chosen(request)
    form = (GuardianshipForm if adult else GuardianForm)(request.POST or None)
    if form.is_valid():
        try:
            with transaction.atomic():
                other = adult or Person.objects.welcome(by=request.user, **form.facts())
                Guardianship.objects.entrust(ward, to=other, by=request.user, **form.rights())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("%(who)s répond pour %(whom)s.") % {"who": other, "whom": ward})
            return redirect("person", ward.pk)
    typed = request.GET.get("q", "").strip()[:100]
    found = Person.objects.existing().found_by(typed).exclude(pk=ward.pk)[:FOUND] if typed else []
    context = {"form": form, "adult": adult, "found": found, "typed": typed}
    context |= shell(ward, request.user, "person")
    status = 422 if form.errors else 200
    return page(request, "people/guardianship_new.html", context, fragment="found", status=status)


def _chosen(request):
    asked = request.GET.get("adulte", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        return None
    return get_object_or_404(Person.objects.existing(), pk=asked)


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def edit(request, pk):
    """Correct the link: relation, authority, who may pick up, order of the calls."""
    link = get_object_or_404(Guardianship.objects.in_force().select_related("ward", "adult"), pk=pk)
    known = {name: getattr(link, name) for name in GuardianshipForm.base_fields}
    form = GuardianshipForm(request.POST or None, initial=known)
    if form.is_valid():
        try:
            link.change(by=request.user, **form.rights())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté."))
            return redirect("person", link.ward_id)
    context = shell(link.ward, request.user, "person") | {"form": form, "link": link}
    return page(request, "people/guardianship_edit.html", context, status=422 if form.errors else 200)


@require_POST
@right(Right.EDIT_PEOPLE)
def end(request, pk):
    """From now on this adult no longer answers for the person."""
    link = get_object_or_404(Guardianship.objects.in_force(), pk=pk)
    link.end(by=request.user)
    messages.success(
        request, _("%(who)s ne répond plus pour %(whom)s.") % {"who": link.adult, "whom": link.ward}
    )
    return redirect("person", link.ward_id)
