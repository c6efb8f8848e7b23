"""Two files of one person become one; and are taken apart again when it was a mistake."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from focale.ground.pages import page
from focale.people.comparison import compared
from focale.people.models import Person
from focale.people.rights import Right, right

FOUND = 12


@require_http_methods(["GET", "POST"])
@right(Right.MERGE_PEOPLE)
def merge(request, pk):
    """Choose the other file (?q=), see both side by side (?autre=), then keep this one."""
    kept = get_object_or_404(Person.objects.existing(), pk=pk)
    asked, typed = request.GET.get("autre", ""), request.GET.get("q", "").strip()[:100]
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 19
    other = get_object_or_404(Person.objects.existing(), pk=asked) if is_number else None
    refusal = None
    if request.method == "POST" and other:
        try:
            kept.absorb(other, by=request.user)
        except ValidationError as why:
            refusal = " ".join(why.messages)
        else:
            messages.success(request, _("Les deux fiches n'en font plus qu'une."))
            return redirect("person", kept.pk)
    others = Person.objects.existing().found_by(typed).exclude(pk=kept.pk)[:FOUND] if typed else []
    context = {"kept": kept, "other": other, "refusal": refusal, "typed": typed, "found": others}
    context["resembling"] = [] if other or typed else Person.objects.resembling(kept)
    context["lines"] = compared(kept, other) if other else []
    return page(request, "people/merge.html", context, fragment="found", status=422 if refusal else 200)


@require_POST
@right(Right.MERGE_PEOPLE)
def part(request, pk):
    """Take the merge of this tombstone back."""
    absorbed = get_object_or_404(Person.objects.exclude(merged_into=None), pk=pk)
    kept = absorbed.merged_into_id
    try:
        lost = absorbed.part(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("person", kept)
    messages.success(request, _("Les deux fiches sont de nouveau séparées."))
    for sentence in lost:
        messages.warning(request, sentence)
    return redirect("person", absorbed.pk)
