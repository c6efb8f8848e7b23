"""Family quotients: declared by the family or the desk, proven by a document, checked by the team."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from focale.ground.pages import page
from focale.money.forms.quotients import QuotientForm, RefusalForm
from focale.money.models import FamilyQuotient
from focale.money.models.family_quotient import SOON
from focale.people.handed_over import handed_over
from focale.people.models import Person
from focale.people.rights import Right, may, right
from focale.people.shell import shell

ON_A_PAGE = 30


@require_http_methods(["GET", "POST"])
def of_person(request, pk):
    """What was declared for a person, and declaring another: from a phone, or at the desk."""
    person = get_object_or_404(Person.objects.visible_to(request.user).existing(), pk=pk)
    at_desk = may(request.user, Right.TAKE_PAYMENTS)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = QuotientForm(*data, at_desk=at_desk)
    if form.is_valid():
        try:
            kept = FamilyQuotient.declare(person, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("document", refusal)
        else:
            messages.success(request, _done(kept))
            return redirect("family-quotients", person.pk)
    context = shell(person, request.user, "family-quotients") | {"form": form, "may_check": at_desk}
    context["quotients"] = FamilyQuotient.objects.visible_to(request.user).of_household(person)
    context["may_declare"] = at_desk or person.may_be_changed_by(request.user)
    return page(request, "money/quotients_of_person.html", context, status=422 if form.errors else 200)


def _done(quotient):
    if quotient.checked_at:
        return _("C'est noté et vérifié : les prochains prix en tiennent compte.")
    return _("Merci. L'équipe regarde votre attestation, et vos prochains prix en tiendront compte.")


@right(Right.TAKE_PAYMENTS)
@require_safe
def to_check(request):
    """Work to do: documents nobody has read yet, and those that end soon or have ended."""
    rows = FamilyQuotient.objects.visible_to(request.user).select_related("person")
    ending = rows.ending(timezone.localdate() + SOON).order_by("last_day", "pk")
    context = {
        "waiting": rows.to_check().order_by("declared_at", "pk")[:ON_A_PAGE],
        "sheet": Paginator(ending, ON_A_PAGE).get_page(request.GET.get("page")),
        "form": RefusalForm(),
    }
    return page(request, "money/quotients.html", context)


@right(Right.TAKE_PAYMENTS)
@require_POST
def check(request, pk):
    """The document proves the figure."""
    quotient = _get(request, pk)
    return _answer(request, lambda: quotient.check_against_document(by=request.user), _("C'est vérifié."))


@right(Right.TAKE_PAYMENTS)
@require_POST
def refuse(request, pk):
    """It does not; the family is written why."""
    quotient, why = _get(request, pk), request.POST.get("reason", "")
    done = _("C'est refusé. La famille reçoit un message avec la raison.")
    return _answer(request, lambda: quotient.refuse(why, by=request.user), done)


def _get(request, pk):
    return get_object_or_404(FamilyQuotient.objects.visible_to(request.user).select_related("person"), pk=pk)


def _answer(request, verb, done):
    try:
        verb()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, done)
    return redirect("quotients")


@require_safe
def document(request, pk):
    """The attestation, to be saved, never shown as a page of this site."""
    quotient = get_object_or_404(FamilyQuotient.objects.visible_to(request.user).exclude(document=""), pk=pk)
    return handed_over(quotient.document, f"attestation-{quotient.pk}")
