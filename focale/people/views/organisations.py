"""Partners, and those one speaks to there."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focale.ground.pages import page
from focale.people.bounded import Bounded
from focale.people.folding import fold
from focale.people.forms import ContactForm, OrganisationForm
from focale.people.models import Contact, Organisation
from focale.people.models.organisation import Kind
from focale.people.rights import Right, right

ROWS = 40


@require_safe
@right(Right.SEE_PEOPLE)
def listing(request):
    """The partners, by a part of their name and by kind."""
    typed, kind = request.GET.get("q", "")[:100], request.GET.get("genre", "")
    found = Organisation.objects.found_by(typed)
    found = found.filter(kind=kind) if kind in Kind.values else found
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "organisations": Bounded(found.order_by("-is_active", "folded_name", "pk"), ROWS).get_page(
            request.GET.get("page")
        ),
        "typed": typed,
        "kind": kind,
        "kinds": Kind.choices,
        "query": query.urlencode(),
    }
    return page(request, "people/organisations.html", context, fragment="found")


@require_safe
@right(Right.SEE_PEOPLE)
def show(request, pk):
    """One partner: how to reach it, its people, for whom it answers."""
    organisation = get_object_or_404(Organisation, pk=pk)
    wards = organisation.guardianships.in_force().select_related("ward", "adult")
    context = {
        "organisation": organisation,
        "contacts": organisation.contacts.all(),
        "wards": wards,
        "form": ContactForm(),
    }
    return page(request, "people/organisation.html", context)


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def edit(request, pk=None):
    """A new partner, or what changed about one; a name that exists already is shown."""
    organisation = get_object_or_404(Organisation, pk=pk) if pk else Organisation()
    form = OrganisationForm(request.POST or None, instance=organisation)
    twin = None
    if form.is_valid():
        same = Organisation.objects.filter(folded_name=fold(form.cleaned_data["name"])[:160])
        twin = same.exclude(pk=pk).first()
        if twin is None or request.POST.get("confirmed"):
            organisation = form.save(commit=False)
            organisation.write(by=request.user)
            messages.success(request, _("C'est noté."))
            return redirect("organisation", organisation.pk)
    context = {"form": form, "organisation": organisation if pk else None, "twin": twin}
    return page(request, "people/organisation_edit.html", context, status=422 if form.errors or twin else 200)


@require_POST
@right(Right.EDIT_PEOPLE)
def add_contact(request, pk):
    """Somebody more to speak to there."""
    organisation = get_object_or_404(Organisation, pk=pk)
    form = ContactForm(request.POST, instance=Contact(organisation=organisation))
    if form.is_valid():
        organisation.add_contact(form.save(commit=False), by=request.user)
        messages.success(request, _("C'est noté."))
        return redirect("organisation", pk)
    context = {"organisation": organisation, "contacts": organisation.contacts.all(), "form": form}
    return page(request, "people/organisation.html", context, status=422)


@require_POST
@right(Right.EDIT_PEOPLE)
def remove_contact(request, pk):
    """No longer there."""
    contact = get_object_or_404(Contact.objects.select_related("organisation"), pk=pk)
    organisation = contact.organisation
    organisation.remove_contact(contact, by=request.user)
    messages.success(request, _("C'est noté."))
    return redirect("organisation", organisation.pk)
