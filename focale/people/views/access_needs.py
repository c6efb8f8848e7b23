"""What helps a person to take part: noted with consent, read by the person and, that day, by the leader."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.pages import page
from focale.people.consent_words import wording
from focale.people.forms import AccessNeedForm
from focale.people.models import AccessNeed, Person, Purpose
from focale.people.shell import shell


@require_http_methods(["GET", "POST"])
def listing(request, pk):
    """The family reads its own; the team only learns that some exist, and may note what it is told."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    if not person.may_be_changed_by(request.user):
        raise Http404
    words = wording(Purpose.ACCESS_NEED)
    form = AccessNeedForm(request.POST or None, who=person.who_may_answer(request.user, own_word=False))
    if form.is_valid():
        try:
            AccessNeed.objects.note(person, wording=words, by=request.user, **form.facts())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("C'est noté, et ce sera effacé à la date choisie."))
            return redirect("access-needs", person.pk)
    own = request.user.person == person or request.user.speaks_for(person)
    needs = person.access_needs.current().select_related("consent")
    context = shell(person, request.user, "access-needs") | {"form": form, "words": words, "own": own}
    context |= {"needs": needs if own else [], "count": needs.count()}
    return page(request, "people/access_needs.html", context, status=422 if form.errors else 200)


@require_POST
def erase(request, pk):
    """One's own need is no longer to be kept."""
    visible = Person.objects.visible_to(request.user)
    need = get_object_or_404(AccessNeed.objects.filter(person__in=visible), pk=pk)
    if request.user.person != need.person and not request.user.speaks_for(need.person):
        raise Http404
    person = need.person_id
    need.erase(by=request.user)
    messages.success(request, _("C'est effacé."))
    return redirect("access-needs", person)
