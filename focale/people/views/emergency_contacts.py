"""Whom to call: the guardians in their order, then others; the team and the family both keep it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.pages import page
from focale.people.forms import EmergencyContactForm
from focale.people.models import EmergencyContact, Person
from focale.people.shell import shell


@require_http_methods(["GET", "POST"])
def listing(request, pk):
    """Those to call, and a form for one more."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    form = EmergencyContactForm(request.POST or None)
    if request.method == "POST" and not person.may_be_changed_by(request.user):
        raise Http404
    if form.is_valid():
        try:
            EmergencyContact.objects.name_for(person, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté."))
            return redirect("emergency-contacts", person.pk)
    context = shell(person, request.user, "emergency-contacts") | {
        "form": form,
        "links": person.guardianships.in_force().select_related("adult").order_by("call_order", "pk"),
        "contacts": person.emergency_contacts.all(),
    }
    return page(request, "people/emergency_contacts.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request, pk):
    """No longer to be called."""
    visible = Person.objects.visible_to(request.user)
    contact = get_object_or_404(EmergencyContact.objects.filter(person__in=visible), pk=pk)
    if not contact.person.may_be_changed_by(request.user):
        raise Http404
    person = contact.person_id
    contact.remove(by=request.user)
    messages.success(request, _("C'est noté."))
    return redirect("emergency-contacts", person)
