"""One person: welcomed, corrected, told what is kept about them, forgotten."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from focale.ground.models import record
from focale.ground.pages import page
from focale.people.exporting import everything_about
from focale.people.forms import FamilyPersonForm, PersonForm
from focale.people.mailed_code import MovingCode
from focale.people.models import Guardianship, Person
from focale.people.rights import Right, may, right
from focale.people.shell import shell


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def new(request):
    """A new person, or a child of the adult named in the address; first, whether the file exists already."""
    adult = Person.objects.existing().filter(pk=_number(request.GET.get("responsable"))).first()
    form = PersonForm(request.POST or None)
    form.fields["birth"].required = adult is not None  # without an age nobody could decide for a child
    found = []
    if form.is_valid():
        person = Person(**form.facts())
        person.derive()
        found = [] if request.POST.get("confirmed") else Person.objects.resembling(person)
        if not found:
            person = Person.objects.welcome(by=request.user, **form.facts())
            if adult:
                Guardianship.objects.entrust(person, to=adult, by=request.user)
            messages.success(request, _("La fiche de %(who)s est créée.") % {"who": person})
            return redirect("person", person.pk)
    context = {"form": form, "found": found, "adult": adult}
    return page(request, "people/person_new.html", context, status=422 if form.errors or found else 200)


@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """Correct a file: the team everything, a family how to reach them and what they wish to say."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    if not person.may_be_changed_by(request.user):
        raise Http404
    own = person == request.user.person
    kind = PersonForm if may(request.user, Right.EDIT_PEOPLE) else FamilyPersonForm
    form = kind.about(person, request.POST or None, by=request.user)
    if form.is_valid():
        facts, proving = form.facts(), own and form.new_address()
        if proving:
            del facts["email"]
        try:
            person.correct(by=request.user, **facts)
            if proving:
                MovingCode.begin(request, proving, request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _noted(request, person, proving)
    waiting = MovingCode.resume(request) if own else None
    context = shell(person, request.user, "person-edit") | {"form": form, "waiting": waiting}
    return page(request, "people/person_edit.html", context, status=422 if form.errors else 200)


def _noted(request, person, proving):
    if proving:
        return redirect("new-address")
    account = getattr(person, "account", None)
    if account and account.address_changes.filter(proven_at=None, email__iexact=person.email).exists():
        told = _(
            "C'est noté. Les courriers vont à %(email)s ; pour entrer, elle servira une fois son code tapé."
        )
        messages.success(request, told % {"email": person.email})
    else:
        messages.success(request, _("C'est noté."))
    return redirect("person" if may(request.user, Right.SEE_PEOPLE) else "person-edit", person.pk)


@require_safe
def data(request, pk):
    """Everything kept about the person, as a file; what helps them stays between them and the leader."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    own = request.user.person == person or request.user.speaks_for(person)
    if not own and not may(request.user, Right.EDIT_PEOPLE):
        raise Http404
    told = everything_about(person, without=() if own else ("people.AccessNeed",))
    record("person.exported", person, by=request.user)
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="personne-{person.pk}.json"'
    return response


@require_http_methods(["GET", "POST"])
@right(Right.EDIT_PEOPLE)
def erasure(request, pk):
    """Asked twice, since there is no way back."""
    person = get_object_or_404(Person.objects.existing(), pk=pk)
    refusal = None
    if request.method == "POST":
        try:
            person.erase(by=request.user)
        except ValidationError as why:
            refusal = " ".join(why.messages)
        else:
            messages.success(request, _("La fiche est effacée. Les présences restent comptées, sans nom."))
            return redirect(reverse("people"))
    context = {"person": person, "refusal": refusal}
    return page(request, "people/erasure.html", context, status=422 if refusal else 200)


def _number(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
