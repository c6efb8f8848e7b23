"""What is to be printed, all on one printable page, and then marked as done in one go."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from focale.ground.keys import keys_of
from focale.ground.pages import page
from focale.letters.models import Letter, State
from focale.people.rights import Right, right

AT_ONCE = 100


@right(Right.SEE_LETTERS)
@require_GET
def queue(request):
    """The letters of those without e-mail, each on its own sheet."""
    waiting = Letter.objects.filter(state=State.TO_PRINT).select_related("person", "organisation")
    return page(request, "letters/to_print.html", {"letters": waiting.order_by("pk")[:AT_ONCE]})


@right(Right.SEE_LETTERS)
@require_POST
def printed(request):
    """These were printed and handed over or posted."""
    keys = keys_of(request.POST.getlist("courrier"), AT_ONCE)
    count = 0
    for letter in Letter.objects.filter(pk__in=keys, state=State.TO_PRINT):
        try:
            letter.printed(by=request.user)
            count += 1
        except ValidationError:
            continue  # somebody else ticked it this very second
    told = ngettext("%(count)d courrier imprimé.", "%(count)d courriers imprimés.", count)
    messages.success(request, told % {"count": count})
    return redirect("letters")
