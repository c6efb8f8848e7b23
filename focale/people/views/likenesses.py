"""The files that may be one person: compared and merged, or told apart for good."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from focale.ground.pages import page
from focale.people.bounded import Bounded
from focale.people.models import Likeness, Person
from focale.people.rights import Right, right

ROWS = 30


@require_safe
@right(Right.MERGE_PEOPLE)
def listing(request):
    """Pairs that nobody decided on; with ?vue=distinctes those of which it was said that they are two."""
    apart = request.GET.get("vue") == "distinctes"
    pairs = Likeness.objects.dismissed() if apart else Likeness.objects.to_decide()
    paginator = Bounded(pairs, ROWS)
    context = {
        "apart": apart,
        "paginator": paginator,
        "pairs": paginator.get_page(request.GET.get("page")),
        "query": "vue=distinctes" if apart else "",
    }
    return page(request, "people/duplicates.html", context)


@require_POST
@right(Right.MERGE_PEOPLE)
def tell_apart(request, pk):
    """These two files are two persons: the pair is not shown again."""
    one = get_object_or_404(Person.objects.existing(), pk=pk)
    asked = request.POST.get("autre", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 19
    other = get_object_or_404(Person.objects.existing(), pk=asked if is_number else 0)
    try:
        Likeness.objects.tell_apart(one, other, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        told = _("C'est retenu : %(one)s et %(other)s sont deux personnes.")
        messages.success(request, told % {"one": one, "other": other})
    return redirect("people-duplicates")


@require_POST
@right(Right.MERGE_PEOPLE)
def reconsider(request, pk):
    """Propose the pair again."""
    likeness = get_object_or_404(Likeness.objects.dismissed(), pk=pk)
    likeness.reconsider(by=request.user)
    messages.success(request, _("Ces deux fiches sont de nouveau à comparer."))
    return redirect(f"{reverse('people-duplicates')}?vue=distinctes")
