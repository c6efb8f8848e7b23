"""What was agreed to: each question in its exact words, answered, withdrawn in one click, its history."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focale.ground.pages import page
from focale.people.answers import keep_answers, read_answers, sheet_of
from focale.people.forms import AnswersForm
from focale.people.handed_over import handed_over
from focale.people.models import Consent, Person
from focale.people.rights import Right, may
from focale.people.shell import shell


@require_http_methods(["GET", "POST"])
def show(request, pk):
    """The sheet of one person; ?qui= says whose answers one writes down."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    who = person.who_may_answer(request.user)
    at_desk = may(request.user, Right.EDIT_PEOPLE)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    answering = _answering(request, person, who)
    form = AnswersForm(*data, who=who, at_desk=at_desk, initial={"given_by": answering})
    if form.is_valid():
        try:
            terms = form.terms() | {"scan": form.cleaned_data.get("scan")}
            count = keep_answers(person, read_answers(person, request.POST), by=request.user, **terms)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté.") if count else _("Rien n'a changé."))
            return redirect("person-consents", person.pk)
    context = shell(person, request.user, "person-consents") | {"form": form, "answering": answering}
    context |= {"who": who, "groups": sheet_of(person, answering)}
    context["former"] = person.consents.former().select_related("given_by")[:60]
    return page(request, "people/consents.html", context, status=422 if form.errors else 200)


def _answering(request, person, who):
    asked = request.POST.get("given_by") or request.GET.get("qui") or ""
    people = {str(one.pk): one for one in who}
    own = people.get(str(request.user.person_id))
    deciding = next((one for one in people.values() if one.pk != person.pk), None)
    return people.get(asked) or own or deciding or people.get(str(person.pk))


@require_POST
def withdraw(request, pk):
    """One click, at once."""
    consent = get_object_or_404(Consent.objects.visible_to(request.user), pk=pk)
    try:
        consent.withdraw(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        words = _("L'accord est retiré. « Où c'est montré » dit ce qui disparaît et ce qui reste sur papier.")
        messages.success(request, words)
    return redirect("person-consents", consent.subject_id)


@require_safe
def scan(request, pk):
    """The signed paper, to be saved, never shown as a page of this site."""
    consent = get_object_or_404(Consent.objects.visible_to(request.user).exclude(scan=""), pk=pk)
    return handed_over(consent.scan, f"accord-{consent.pk}")
